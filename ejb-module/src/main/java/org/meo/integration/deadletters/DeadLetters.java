package org.meo.integration.deadletters;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.meo.messaging.Addresses;
import org.meo.messaging.DeadLetter;
import org.meo.messaging.DeadLetterQueues;
import org.meo.messaging.QueueFigure;
import org.meo.messaging.QueueFigures;
import org.meo.shared.BusinessException;

/**
 * What operators do with dead letters. Each is first noted, with what is to be sent, in one transaction, and then taken off
 * its queue: a crash between leaves one that is sent already, and is not sent again (decision 035). Not to be called inside
 * a transaction.
 */
@ApplicationScoped
public class DeadLetters {

    public static final int PAGE_SIZE = 25;
    /** Most pages: whoever has more dead letters handles many at once. */
    public static final int MAX_PAGE = 400;
    /** Most that one call handles. */
    public static final int MOST_AT_ONCE = 500;
    public static final int MAX_REASON_LENGTH = 200;

    private static final int MAX_BODY_LENGTH = 8 * 1024 * 1024;
    private static final Metadata HANDLED = Metadata.builder().withName("meo_dead_letters_handled")
            .withDescription("Dead letters that somebody sent again or discarded").build();

    @EJB
    private DeadLetterQueues queues;

    @EJB
    private DeadLetterBook book;

    @Inject
    private QueueFigures figures;

    @Inject
    private MetricRegistry metrics;

    /**
     * The dead letters of an address.
     *
     * @param count  how many there are
     * @param oldest age of the oldest
     */
    public record Heap(String address, long count, Duration oldest) {
    }

    /**
     * Of each address, whether there are dead letters or not.
     *
     * @throws BusinessException {@code BROKER_AWAY}, as all that follows
     */
    public List<Heap> heaps() {
        Map<String, QueueFigure> all = figures.now();
        if (all.isEmpty()) {
            throw new BusinessException("BROKER_AWAY", "");
        }
        return Addresses.ALL.stream().map(address -> {
            QueueFigure figure = all.get(Addresses.deadLettersOf(address));
            return figure == null ? new Heap(address, 0, Duration.ZERO) : new Heap(address, figure.depth(), figure.oldest());
        }).toList();
    }

    /**
     * A page of them, the oldest first.
     *
     * @param page from 1
     * @throws BusinessException {@code UNKNOWN_ADDRESS}
     */
    public List<DeadLetter> list(String address, int page) {
        requireKnown(address);
        return reached(() -> queues.browse(address, (Math.max(1, Math.min(page, MAX_PAGE)) - 1) * PAGE_SIZE, PAGE_SIZE));
    }

    /** @throws BusinessException {@code UNKNOWN_ADDRESS} */
    public Optional<DeadLetter> find(String address, String id) {
        requireKnown(address);
        return id.isEmpty() ? Optional.empty() : reached(() -> queues.find(address, id));
    }

    /** Whether a message can be sent to its address again: an event is for all, who can ask for it themselves. */
    public boolean canBeSentAgain(String address) {
        return !Addresses.isTopic(address);
    }

    /**
     * Sends one to its address again.
     *
     * @param body  what to send instead of what it says; null: as it is
     * @param actor number of the account of who does it; null for the operator of the configuration
     * @throws BusinessException {@code UNKNOWN_ADDRESS}, {@code DEAD_LETTER_GONE}, {@code DEAD_LETTER_EVENT}, {@code TOO_LONG}
     */
    public void sendAgain(String address, String id, String body, Long actor) {
        if (body != null && body.length() > MAX_BODY_LENGTH) {
            throw new BusinessException("TOO_LONG", "body", MAX_BODY_LENGTH);
        }
        sendAgain(require(address, id), body, actor);
    }

    /** Sends the oldest again, {@link #MOST_AT_ONCE} at most. @return how many */
    public int sendAllAgain(String address, Long actor) {
        requireKnown(address);
        List<DeadLetter> letters = withId(address);
        letters.forEach(letter -> sendAgain(letter, null, actor));
        return letters.size();
    }

    private void sendAgain(DeadLetter letter, String body, Long actor) {
        String address = letter.message().address();
        if (!canBeSentAgain(address)) {
            throw new BusinessException("DEAD_LETTER_EVENT", "");
        }
        String now = letter.message().body() == null ? "" : letter.message().body();
        book.sendAgain(letter, body == null ? now : body, actor);
        reached(() -> queues.remove(address, letter.id()));
        count(address, "sent_again");
    }

    /**
     * Throws one away.
     *
     * @param reason for the audit log; without personal data
     * @throws BusinessException {@code UNKNOWN_ADDRESS}, {@code DEAD_LETTER_GONE}, {@code DEAD_LETTER_REASON}
     */
    public void discard(String address, String id, String reason, Long actor) {
        discard(require(address, id), requireReason(reason), actor);
    }

    /** Throws the oldest away, {@link #MOST_AT_ONCE} at most. @return how many */
    public int discardAll(String address, String reason, Long actor) {
        requireKnown(address);
        String why = requireReason(reason);
        List<DeadLetter> letters = withId(address);
        letters.forEach(letter -> discard(letter, why, actor));
        return letters.size();
    }

    private void discard(DeadLetter letter, String reason, Long actor) {
        book.discard(letter, reason, actor);
        reached(() -> queues.remove(letter.message().address(), letter.id()));
        count(letter.message().address(), "discarded");
    }

    private List<DeadLetter> withId(String address) {
        return reached(() -> queues.browse(address, 0, MOST_AT_ONCE)).stream().filter(letter -> !letter.id().isEmpty()).toList();
    }

    private static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (EJBException failure) {
            if (failure.getCause() instanceof JMSRuntimeException) {
                BusinessException away = new BusinessException("BROKER_AWAY", "");
                away.initCause(failure);
                throw away;
            }
            throw failure;
        }
    }

    private DeadLetter require(String address, String id) {
        return find(address, id).orElseThrow(() -> new BusinessException("DEAD_LETTER_GONE", ""));
    }

    private static String requireReason(String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > MAX_REASON_LENGTH) {
            throw new BusinessException("DEAD_LETTER_REASON", "reason", MAX_REASON_LENGTH);
        }
        return why;
    }

    private static void requireKnown(String address) {
        if (!Addresses.ALL.contains(address)) {
            throw new BusinessException("UNKNOWN_ADDRESS", "");
        }
    }

    private void count(String address, String outcome) {
        metrics.counter(HANDLED, new Tag("queue", address), new Tag("outcome", outcome)).inc();
    }
}
