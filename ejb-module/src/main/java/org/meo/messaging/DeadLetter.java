package org.meo.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Map;

/**
 * A message that could not be handled, as it waits for a person.
 *
 * @param id       by which it is found; empty when it has none: then it can be looked at only
 * @param message  as it came
 * @param reason   null when the broker put it aside without the store: the store was away, or its database
 * @param code     of the reason; null likewise
 * @param attempts how often it was tried; 0 when nobody counted
 * @param since    when it was put aside; of one that the broker put aside, when it was sent
 */
public record DeadLetter(String id, Envelope message, String reason, String code, int attempts, Instant since) {

    private static final String JMS_ID = "ID:";
    /** Of ids that are no message ids of the broker's: senders by some protocols give none. */
    private static final String OTHER_ID = "meo:";
    /** Of messages that came by AMQP: their id is that of the protocol, which no selector of JMS finds. */
    private static final String FOREIGN = "NATIVE_MESSAGE_ID";

    static DeadLetter of(String address, Message message) throws JMSException {
        Envelope envelope = Envelope.of(address, message);
        Map<String, String> properties = envelope.properties();
        String reason = properties.get(Envelope.ERROR);
        String code = properties.get(Envelope.ERROR_CODE);
        String attempts = properties.getOrDefault(Envelope.ATTEMPTS, "");
        return new DeadLetter(id(message, envelope), envelope, reason,
                code == null && reason != null ? reason.split(" ", 2)[0] : code,
                attempts.matches("[0-9]{1,6}") ? Integer.parseInt(attempts) : 0, Instant.ofEpochMilli(message.getJMSTimestamp()));
    }

    private static String id(Message message, Envelope envelope) throws JMSException {
        if (message.getJMSMessageID() != null && !message.propertyExists(FOREIGN)) {
            return message.getJMSMessageID().substring(JMS_ID.length());
        }
        return envelope.messageId() == null ? "" : OTHER_ID + envelope.messageId();
    }

    /** What lets the message of an id through, and as a rule no other. */
    static String selector(String id) {
        return id.startsWith(OTHER_ID) ? Envelope.MESSAGE_ID + " = " + quoted(id.substring(OTHER_ID.length()))
                : "JMSMessageID = " + quoted(JMS_ID + id);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
