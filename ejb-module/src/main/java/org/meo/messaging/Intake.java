package org.meo.messaging;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;

/**
 * What every message-driven bean does with a message: check it, act on it once in a transaction of its own, keep it with
 * the reason when it can never be handled. When this returns the message is done with; any exception means that it may
 * succeed later, and lets the broker deliver it again.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    @Inject
    private Contracts contracts;

    @Inject
    private Contention contention;

    @EJB
    private Inbox inbox;

    @EJB
    private IntakeTransaction transaction;

    /**
     * @param handlers what to do, by message type; called inside a transaction, refuses with a {@link BusinessException}
     */
    public void receive(String address, Message message, Map<String, Handler> handlers) {
        Envelope envelope = envelope(address, message);
        try {
            JsonObject body = contracts.parse(envelope);
            Handler handler = handlers.get(envelope.type());
            if (handler == null) {
                throw new BusinessException("INVALID_MESSAGE", "", envelope.type() + " is not taken on " + address);
            }
            contention.retry(() -> transaction.act(envelope, body, handler));
        } catch (BusinessException refusal) {
            LOG.log(Level.INFO, "message {0} of {1} on {2} refused: {3}",
                    new Object[] {envelope.messageId(), envelope.partner(), address, refusal.code()});
            inbox.refuse(envelope, refusal);
        }
    }

    private static Envelope envelope(String address, Message message) {
        try {
            return Envelope.of(address, message);
        } catch (JMSException unreadable) {
            throw new IllegalStateException("a message on " + address + " can't be read", unreadable);
        }
    }

    /** What is done with a valid message, inside a transaction. */
    @FunctionalInterface
    public interface Handler {

        /** @throws BusinessException when the message can never be handled */
        void handle(Envelope envelope, JsonObject body);
    }
}
