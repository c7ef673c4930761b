package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meo.shared.BusinessException;

/**
 * Counts codes that nobody gave out, by the address that tried them: whoever guesses waits. Each node counts for itself, and
 * codes of gift cards are far too many to guess anyway.
 */
@ApplicationScoped
public class CodeGuesses {

    static final int MAX_FAILURES = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);
    /** Addresses that are remembered; the one that failed longest ago is forgotten first. */
    private static final int MAX_ADDRESSES = 1_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private Clock clock;

    /** For the container's proxy. */
    protected CodeGuesses() {
    }

    @Inject
    CodeGuesses(Clock clock) {
        this.clock = clock;
    }

    /** @throws BusinessException {@code TOO_MANY_TRIES} at the field */
    public void requireFew(String address, String field) {
        synchronized (failures) {
            Failures known = failures.get(address);
            if (known != null && known.count >= MAX_FAILURES && known.since.plus(WINDOW).isAfter(clock.instant())) {
                throw new BusinessException("TOO_MANY_TRIES", field, WINDOW.toMinutes());
            }
        }
    }

    /** Counts a refusal if it is one of a code that does not exist. */
    public void count(String address, BusinessException refusal) {
        if (!refusal.code().equals("COUPON_UNKNOWN") && !refusal.code().equals("GIFT_CARD_UNKNOWN")) {
            return;
        }
        synchronized (failures) {
            Instant now = clock.instant();
            Failures known = failures.remove(address);
            boolean goesOn = known != null && known.since.plus(WINDOW).isAfter(now);
            failures.put(address, goesOn ? new Failures(known.count + 1, known.since) : new Failures(1, now));
            if (failures.size() > MAX_ADDRESSES) {
                failures.remove(failures.keySet().iterator().next());
            }
        }
    }

    private record Failures(int count, Instant since) {
    }
}
