package org.meo.messaging;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;
import org.meo.shared.LogFacts;
import org.meo.shared.Outages;
import org.meo.shared.tracing.Traces;

/**
 * What every message-driven bean does with a message: check it, act on it once in a transaction of its own, keep it with
 * the reason when it can never be handled. When this returns the message is done with; any exception means that it may
 * succeed later, and lets the broker deliver it again.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class.getName());

    /** As many deliveries as the broker tries: at the last one the reason is still known. */
    public static final int MAX_ATTEMPTS = 5;

    @Inject
    private Contracts contracts;

    @Inject
    private MessageTimes times;

    @Inject
    private Contention contention;

    @Inject
    private Outages outages;

    @Inject
    private Traces traces;

    @EJB
    private Inbox inbox;

    @EJB
    private IntakeTransaction transaction;

    /**
     * @param handlers what to do, by message type; called inside a transaction, refuses with a {@link BusinessException}
     */
    public void receive(String address, Message message, Map<String, Handler> handlers) {
        Envelope envelope = envelope(address, message);
        long begun = System.nanoTime();
        String outcome = MessageTimes.FAILED;
        try (LogFacts.Work work = LogFacts.begin()) {
            work.say(LogFacts.MESSAGE, envelope.messageId());
            outcome = handle(envelope, handlers);
        } finally {
            times.count(address, outcome, System.nanoTime() - begun);
        }
    }

    private String handle(Envelope envelope, Map<String, Handler> handlers) {
        try {
            JsonObject body = contracts.parse(envelope);
            Handler handler = handlers.get(envelope.type());
            if (handler == null) {
                throw new BusinessException("INVALID_MESSAGE", "", envelope.type() + " is not taken on " + envelope.address());
            }
            return act(envelope, body, handler);
        } catch (BusinessException refusal) {
            LOG.log(Level.INFO, "message {0} of {1} on {2} refused: {3}",
                    new Object[] {envelope.messageId(), envelope.partner(), envelope.address(), refusal.code()});
            outages.outlast(() -> {
                inbox.refuse(envelope, refusal);
                return null;
            });
            return MessageTimes.REFUSED;
        } catch (RuntimeException failure) {
            if (envelope.attempts() < MAX_ATTEMPTS) {
                throw failure;
            }
            LOG.log(Level.WARNING, failure, () -> "message " + envelope.messageId() + " of " + envelope.partner() + " on "
                    + envelope.address() + " failed " + envelope.attempts() + " times and is put aside");
            inbox.giveUp(envelope, reason(envelope.attempts(), failure));
            return MessageTimes.GIVEN_UP;
        }
    }

    private String act(Envelope envelope, JsonObject body, Handler handler) {
        if (!traces.isCollected()) {
            return once(envelope, body, handler);
        }
        String parent = envelope.trace() == null ? outages.outlast(() -> handler.trace(body)) : envelope.trace();
        try (Traces.Step step = traces.message("process " + envelope.address(), parent)) {
            step.say("messaging.system", "activemq").say("messaging.destination.name", envelope.address())
                    .say("messaging.message.id", envelope.messageId()).say("meo.message.type", envelope.type())
                    .say("meo.partner", envelope.partner());
            try {
                return once(envelope, body, handler);
            } catch (BusinessException refusal) {
                step.failed(refusal.code());
                throw refusal;
            } catch (RuntimeException failure) {
                step.failed(failure.getClass().getName());
                throw failure;
            }
        }
    }

    private String once(Envelope envelope, JsonObject body, Handler handler) {
        return outages.outlast(() -> contention.retry(() -> transaction.act(envelope, body, handler)))
                ? MessageTimes.DONE : MessageTimes.REPEATED;
    }

    /** Where it failed, without what the failure says: that may be personal. */
    public static String reason(int attempts, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String place = Stream.of(cause, failure).flatMap(each -> Arrays.stream(each.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("org.meo.") && frame.getLineNumber() > 0)
                // Every statement goes through there; where it was asked for is the place.
                .filter(frame -> !frame.getClassName().startsWith(Traces.class.getPackageName() + ".")).findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber()).orElse("");
        return "failed " + attempts + " times: " + cause.getClass().getName() + place;
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

        /** To which trace a message belongs that does not say so itself; null when that is not known. */
        default String trace(JsonObject body) {
            return null;
        }
    }
}
