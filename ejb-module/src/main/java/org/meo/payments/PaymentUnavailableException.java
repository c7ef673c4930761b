package org.meo.payments;

/** The provider gave no answer: what it did is not known until it is asked again. */
public class PaymentUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PaymentUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
