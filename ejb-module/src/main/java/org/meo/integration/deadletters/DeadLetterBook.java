package org.meo.integration.deadletters;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.meo.customers.AuditKind;
import org.meo.customers.AuditLog;
import org.meo.messaging.DeadLetter;
import org.meo.messaging.Envelope;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;

/** Notes what becomes of a dead letter, before it is taken away. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeadLetterBook {

    private static final int MAX_DETAIL_LENGTH = 400;

    @EJB
    private Outbox outbox;

    @EJB
    private AuditLog audit;

    /**
     * Has a message sent to its address once more, as the partner's who sent it, under the id it had. The same dead letter
     * is sent once, however often this is called.
     *
     * @param body as it is to be sent
     */
    public void sendAgain(DeadLetter letter, String body, Long actor) {
        Envelope message = letter.message();
        Map<String, String> properties = new LinkedHashMap<>(message.withoutReason());
        properties.put(Envelope.PARTNER, message.partner());
        if (message.replyTo() != null) {
            properties.put(Envelope.REPLY_TO, message.replyTo());
        }
        String type = message.type() == null ? "Unknown" : message.type();
        String id = UUID.nameUUIDFromBytes(("again\n" + message.address() + "\n" + letter.id() + "\n" + message.delivery())
                .getBytes(StandardCharsets.UTF_8)).toString();
        outbox.writeVerbatim(new OutgoingMessage(message.address(), false, message.address(), type, message.version(),
                message.correlationId(), properties, null), id, body);
        String edited = body.equals(message.body()) ? "" : ", edited";
        audit.append(AuditKind.DEAD_LETTER_SENT_AGAIN, null, actor, detail(message, edited));
    }

    /** Notes that a message is thrown away. */
    public void discard(DeadLetter letter, String reason, Long actor) {
        audit.append(AuditKind.DEAD_LETTER_DISCARDED, null, actor, detail(letter.message(), ": " + reason));
    }

    private static String detail(Envelope message, String what) {
        String text = message.address() + " " + message.type() + " " + message.messageId() + " of " + message.partner() + what;
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_DETAIL_LENGTH ? printable : printable.substring(0, MAX_DETAIL_LENGTH);
    }
}
