package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionMemoryTest {

    private long now;
    private final SessionMemory memory = new SessionMemory(() -> now);
    private final AtomicInteger reads = new AtomicInteger();

    private Optional<CurrentSession> session() {
        reads.incrementAndGet();
        return Optional.of(new CurrentSession(1, new SignedIn(7, "a@example.org", "A", Set.of(Role.CUSTOMER), null), false, false));
    }

    @Test
    void asksOnceInThreeSeconds() {
        memory.get("token", this::session);
        now += SessionMemory.TIME_TO_LIVE.toNanos() - 1;
        assertThat(memory.get("token", this::session)).isPresent();
        assertThat(reads).hasValue(1);
        now++;
        assertThat(memory.get("token", Optional::empty)).isEmpty();
    }

    @Test
    void forgetsAtOnceWhatEndedHere() {
        memory.get("token", this::session);
        memory.forget(new SessionsChanged(8));
        memory.get("token", Optional::empty);
        assertThat(reads).hasValue(1);
        memory.forget(new SessionsChanged(7));
        assertThat(memory.get("token", Optional::empty)).isEmpty();
    }

    @Test
    void doesNotKeepWhatWasReadWhileSomethingEnded() {
        memory.get("token", () -> {
            Optional<CurrentSession> read = session();
            memory.forget(new SessionsChanged(7));
            return read;
        });
        assertThat(memory.get("token", Optional::empty)).isEmpty();
    }

    @Test
    void keepsNothingOfCookiesThatNameNoSession() {
        assertThat(memory.get("guess", Optional::empty)).isEmpty();
        assertThat(memory.get("guess", this::session)).isPresent();
    }
}
