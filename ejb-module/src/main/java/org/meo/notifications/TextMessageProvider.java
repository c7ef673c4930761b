package org.meo.notifications;

/**
 * Hands text messages to somebody who brings them to phones. A real one is an {@code @Alternative} bean with a
 * {@code @Priority}; the default only notes that there was something to send.
 */
public interface TextMessageProvider {

    /**
     * Returns when the message was taken over. Called outside of any transaction; after a crash it may be called again with
     * the same message.
     *
     * @throws RuntimeException when it was not: it is tried again later
     */
    void send(TextMessage message);
}
