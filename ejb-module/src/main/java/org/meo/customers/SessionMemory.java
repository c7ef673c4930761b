package org.meo.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which cookies name a session, remembered on this node for three seconds. A session that ended here is forgotten with the
 * commit that ended it; one that ended on another node is when the three seconds are over.
 */
@ApplicationScoped
class SessionMemory {

    static final Duration TIME_TO_LIVE = Duration.ofSeconds(3);
    static final int MAX_SIZE = 10_000;

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final LongSupplier nanoTime;

    SessionMemory() {
        this(System::nanoTime);
    }

    SessionMemory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<CurrentSession> get(String token, Supplier<Optional<CurrentSession>> loader) {
        Entry known = entries.get(token);
        long now = nanoTime.getAsLong();
        if (known != null && now - known.readAt < TIME_TO_LIVE.toNanos()) {
            return Optional.of(known.session);
        }
        long before = changes.get();
        Optional<CurrentSession> read = loader.get();
        if (read.isEmpty()) {
            // Guessed cookies must not fill the memory.
            entries.remove(token);
            return read;
        }
        if (entries.size() >= MAX_SIZE) {
            entries.clear();
        }
        Entry entry = new Entry(read.get(), now);
        entries.put(token, entry);
        if (changes.get() != before) {
            // What was read may be from before a change that was committed meanwhile.
            entries.remove(token, entry);
        }
        return read;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsChanged changed) {
        changes.incrementAndGet();
        entries.values().removeIf(entry -> entry.session.customer().customerId() == changed.customerId());
    }

    private record Entry(CurrentSession session, long readAt) {
    }
}
