package org.meo.quickstart;

/** The platform cannot start or go on; the message is one sentence for the person who started it. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and, where there is a way, what to do about it */
    public StartException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong and, where there is a way, what to do about it
     * @param cause    for the log; not shown to the person
     */
    public StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
