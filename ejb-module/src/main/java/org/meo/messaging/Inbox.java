package org.meo.messaging;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.meo.shared.BusinessException;

/** Rule 5: what came in by message is acted on once, and what can't be acted on is kept with the reason. */
@Stateless
public class Inbox {

    /** Headroom below what a broker takes as a property. */
    private static final int MAX_REASON_LENGTH = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Outbox outbox;

    @Inject
    private Clock clock;

    /**
     * Notes a message in the current transaction; waits for another that is taking the same one.
     *
     * @return false when it was acted on before
     */
    @TransactionAttribute(MANDATORY)
    public boolean takes(Envelope envelope) {
        return entities.createNativeQuery("""
                INSERT INTO inbox (partner, message_id, type, received_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (partner, message_id) DO NOTHING""")
                .setParameter(1, envelope.partner())
                .setParameter(2, envelope.messageId())
                .setParameter(3, envelope.type())
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate() == 1;
    }

    /**
     * Passes a message that can never be handled on to the dead letters of its address, body unchanged, with the reason
     * in {@value Envelope#ERROR}.
     */
    @TransactionAttribute(REQUIRES_NEW)
    public void refuse(Envelope envelope, BusinessException reason) {
        Map<String, String> properties = new LinkedHashMap<>(envelope.properties());
        String text = reason.getMessage();
        properties.keySet().removeAll(Set.of(Envelope.TYPE, Envelope.VERSION));
        properties.put(Envelope.ERROR, text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH));
        properties.put("meoPartner", envelope.partner());
        String address = Addresses.deadLettersOf(envelope.address());
        String type = envelope.type() == null ? "Unknown" : envelope.type();
        String body = envelope.body() == null ? "" : envelope.body().replace("\u0000", "\ufffd");
        outbox.writeVerbatim(new OutgoingMessage(address, false, address, type, envelope.version(),
                envelope.correlationId(), properties, null), deadLetterId(envelope, body), body);
    }

    /** The same message refused twice (a crash before it was acknowledged) makes one dead letter: the id is derived. */
    private static String deadLetterId(Envelope envelope, String body) {
        String seed = envelope.messageId() == null ? UUID.randomUUID() + body
                : envelope.address() + '\n' + envelope.partner() + '\n' + envelope.messageId() + '\n' + body;
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
