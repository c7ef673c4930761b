package org.meo.integration.orders;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meo.messaging.Addresses;
import org.meo.messaging.Envelope;

/**
 * Where an answer goes, and how its receiver knows what it answers.
 *
 * @param address       a queue that partners may read
 * @param correlationId null when the request has none
 * @param delivery      what the sender's client calls this very message, however often it is delivered; null when it has no name
 */
public record Reply(String address, String correlationId, String delivery) {

    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static Reply to(Message message, Envelope envelope) throws JMSException {
        String wished = wished(message.getJMSReplyTo(), envelope);
        // Anything else could be a queue that is not the partner's.
        boolean allowed = wished != null && Addresses.mayBeAnswered(wished, envelope.partner());
        return new Reply(allowed ? wished : Addresses.ORDER_REPLIES, message.getJMSCorrelationID(),
                Envelope.name(message) == null ? null : envelope.delivery());
    }

    private static String wished(Destination destination, Envelope envelope) {
        if (destination == null || destination instanceof Queue) {
            return envelope.replyTo();
        }
        // Not every sender says what kind of destination it means; then only its text names it.
        String text = destination.toString();
        String own = Addresses.repliesOf(envelope.partner());
        Matcher temporary = TEMPORARY.matcher(text);
        return text.contains("=" + own + ",") ? own : temporary.find() ? temporary.group() : null;
    }

    /** The id of the answer: the same delivery again, after a crash, is answered once. */
    String answerId(Envelope request) {
        return delivery == null ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((request.partner() + '\n' + request.messageId() + '\n' + delivery)
                        .getBytes(StandardCharsets.UTF_8)).toString();
    }
}
