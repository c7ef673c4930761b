package org.meo.payments;

/** What claims to come from a provider is not signed by it, or can't be read. */
public class EventRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EventRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
