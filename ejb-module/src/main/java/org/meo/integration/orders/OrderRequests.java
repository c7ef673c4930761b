package org.meo.integration.orders;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.inventory.StockRefusals;
import org.meo.messaging.Addresses;
import org.meo.messaging.Contracts;
import org.meo.messaging.Envelope;
import org.meo.messaging.Inbox;
import org.meo.messaging.Intake;
import org.meo.messaging.InvalidMessageException;
import org.meo.messaging.MessageTimes;
import org.meo.shared.Contention;
import org.meo.shared.LogFacts;
import org.meo.shared.Outages;
import org.meo.shared.tracing.Traces;

/**
 * Takes requests as they come, from many threads at once. While one transaction runs, those that come meanwhile wait and
 * share the next: a lone request waits for nobody, a flood costs a fraction a piece. When a shared transaction fails, each of
 * its requests has one of its own, so that only the one that fails is delivered again.
 */
@ApplicationScoped
public class OrderRequests {

    private static final Logger LOG = Logger.getLogger(OrderRequests.class.getName());
    private static final String TYPE = "OrderRequest";
    /** Of one transaction, unless a single request has more: its stock is locked for others meanwhile. */
    private static final int MOST_LINES = 2_000;
    private static final int MAX_EXTERNAL_ID = 100;

    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();

    @Inject
    private Contracts contracts;

    @EJB
    private OrderIntake intake;

    @EJB
    private Inbox inbox;

    @Inject
    private Contention contention;

    @Inject
    private Outages outages;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private MessageTimes times;

    @Inject
    private StockRefusals stockRefusals;

    @Inject
    private Traces traces;

    void receive(Message message) {
        long begun = System.nanoTime();
        String outcome = MessageTimes.FAILED;
        try {
            Envelope envelope = Envelope.of(Addresses.ORDERS_IN, message);
            try (LogFacts.Work work = LogFacts.begin();
                    Traces.Step step = traces.message("process " + Addresses.ORDERS_IN, envelope.trace())) {
                step.say("messaging.system", "activemq").say("messaging.destination.name", envelope.address())
                        .say("messaging.message.id", envelope.messageId()).say("meo.message.type", envelope.type())
                        .say("meo.partner", envelope.partner());
                work.say(LogFacts.MESSAGE, envelope.messageId());
                outcome = receive(envelope.within(step.parent()), Reply.to(message, envelope), envelope.attempts() > 1);
            }
        } catch (JMSException unreadable) {
            throw new IllegalStateException("a message on " + Addresses.ORDERS_IN + " can't be read", unreadable);
        } finally {
            times.count(Addresses.ORDERS_IN, outcome, System.nanoTime() - begun);
        }
    }

    /**
     * Acts on a request and has it answered; when this returns it is done with, any exception means that it may succeed later.
     *
     * @param alone not together with others, because something went wrong with it before
     * @return what became of it, as {@link MessageTimes} names it
     */
    public String receive(Envelope envelope, Reply reply, boolean alone) {
        Received received;
        try {
            JsonObject body = contracts.parse(envelope);
            if (!TYPE.equals(envelope.type())) {
                throw new InvalidMessageException(envelope.type() + " is not taken on " + envelope.address());
            }
            received = new Received(envelope, reply, OrderRequest.of(body));
        } catch (InvalidMessageException refusal) {
            Optional<JsonObject> read = read(envelope);
            String inReplyTo = member(envelope.messageId(), Envelope.MAX_ID_LENGTH)
                    .or(() -> read.flatMap(body -> member(body, "messageId", Envelope.MAX_ID_LENGTH))).orElse("unknown");
            String externalId = read.flatMap(body -> member(body, "externalOrderId", MAX_EXTERNAL_ID)).orElse(null);
            outages.outlast(() -> contention.retry(() -> {
                intake.reject(envelope, reply, inReplyTo, externalId, refusal.problems().stream()
                        .map(problem -> OrderRequest.invalid(problem.path(), problem.reason())).toList());
                return null;
            }));
            count(Outcome.Kind.INVALID);
            refuse(envelope, refusal);
            return MessageTimes.REFUSED;
        }
        Outcome outcome;
        try {
            // Those that failed together are tried again together: what was away was away for all.
            outcome = outages.outlast(() -> alone ? take(List.of(received)).get(0) : join(received));
        } catch (RuntimeException failure) {
            if (envelope.attempts() < Intake.MAX_ATTEMPTS) {
                throw failure;
            }
            LOG.log(Level.WARNING, failure, () -> "order request " + envelope.messageId() + " of " + envelope.partner()
                    + " failed " + envelope.attempts() + " times and is put aside");
            inbox.giveUp(envelope, Intake.reason(envelope.attempts(), failure));
            return MessageTimes.GIVEN_UP;
        }
        count(outcome.kind());
        if (outcome.kind() == Outcome.Kind.REJECTED && outcome.isOutOfStock()) {
            stockRefusals.count(StockRefusals.AT_MESSAGE);
        }
        if (outcome.kind() == Outcome.Kind.INVALID) {
            refuse(envelope, new InvalidMessageException(outcome.answer().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                    .map(error -> new InvalidMessageException.Problem(error.getString("path"),
                            error.getString("code").equals(Rejection.INVALID_MESSAGE) ? error.getString("message")
                                    : error.getString("code") + " " + error.getString("message"))).toList()));
            return MessageTimes.REFUSED;
        }
        return outcome.kind() == Outcome.Kind.REPEATED ? MessageTimes.REPEATED : MessageTimes.DONE;
    }

    private void refuse(Envelope envelope, InvalidMessageException refusal) {
        LOG.log(Level.INFO, "order request {0} of {1} refused: {2}",
                new Object[] {envelope.messageId(), envelope.partner(), refusal.path()});
        outages.outlast(() -> {
            inbox.refuse(envelope, refusal);
            return null;
        });
    }

    private Outcome join(Received received) {
        Ticket ticket = new Ticket(received);
        synchronized (waiting) {
            waiting.add(ticket);
        }
        turn.lock();
        try {
            while (!ticket.done) {
                handle(next());
            }
        } finally {
            turn.unlock();
        }
        if (ticket.failure != null) {
            throw ticket.failure;
        }
        return ticket.outcome;
    }

    /** Those that waited longest; of two that are about the same, the second waits on. */
    private List<Ticket> next() {
        List<Ticket> batch = new ArrayList<>();
        Set<Object> subjects = new HashSet<>();
        int lines = 0;
        synchronized (waiting) {
            for (Iterator<Ticket> tickets = waiting.iterator(); tickets.hasNext();) {
                Ticket ticket = tickets.next();
                lines += ticket.received.request().lines().size();
                if (!batch.isEmpty() && lines > MOST_LINES) {
                    break;
                }
                if (!subjects.contains(ticket.received.key()) && !subjects.contains(ticket.received.externalId())) {
                    subjects.add(ticket.received.key());
                    subjects.add(ticket.received.externalId());
                    batch.add(ticket);
                    tickets.remove();
                }
            }
        }
        return batch;
    }

    private void handle(List<Ticket> batch) {
        try {
            List<Outcome> outcomes = take(batch.stream().map(ticket -> ticket.received).toList());
            for (int index = 0; index < batch.size(); index++) {
                batch.get(index).outcome = outcomes.get(index);
            }
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                batch.get(0).failure = failure;
            } else {
                LOG.log(Level.INFO, failure, () -> batch.size() + " order requests could not be taken together; now each alone");
                batch.forEach(ticket -> handle(List.of(ticket)));
            }
        } finally {
            batch.forEach(Ticket::end);
        }
    }

    private List<Outcome> take(List<Received> requests) {
        // A transaction for many belongs to none of their traces; what it writes for each is told apart.
        return requests.size() == 1 ? contention.retry(() -> intake.take(requests))
                : traces.apart(() -> contention.retry(() -> intake.take(requests)));
    }

    private void count(Outcome.Kind kind) {
        metrics.counter("meo_order_requests", new Tag("outcome", kind.name().toLowerCase(Locale.ROOT))).inc();
    }

    /** As far as it can be read: who sent it is to know which of theirs is meant. */
    private static Optional<JsonObject> read(Envelope envelope) {
        try (JsonReader reader = Json.createReader(new StringReader(envelope.body() == null ? "" : envelope.body()))) {
            return reader.readValue() instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (RuntimeException noJson) {
            LOG.log(Level.FINEST, "nothing of a request can be read", noJson);
            return Optional.empty();
        }
    }

    private static Optional<String> member(JsonObject body, String name, int longest) {
        return body.get(name) instanceof JsonString text ? member(text.getString(), longest) : Optional.empty();
    }

    private static Optional<String> member(String text, int longest) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank() && value.length() <= longest
                && value.chars().noneMatch(Character::isISOControl));
    }

    /** A request that waits for its turn. Its result is written by whoever has the turn and read under it or after. */
    private static final class Ticket {

        private final Received received;
        private Outcome outcome;
        private RuntimeException failure;
        private boolean done;

        private Ticket(Received received) {
            this.received = received;
        }

        private void end() {
            if (outcome == null && failure == null) {
                failure = new IllegalStateException("nobody got to it");
            }
            done = true;
        }
    }
}
