package org.meo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives the clock that everything that needs the time injects. */
@ApplicationScoped
class Time {

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new StoreClock(Clock.systemUTC());
    }

    /** {@link Clock} has no constructor that a CDI proxy could call without this class. */
    static class StoreClock extends Clock {

        private final Clock clock;

        StoreClock() {
            this(Clock.systemUTC());
        }

        StoreClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public java.time.ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return clock.withZone(zone);
        }

        /** To the microsecond, which is what the database keeps: a time read back equals the time written. */
        @Override
        public java.time.Instant instant() {
            return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        }

        @Override
        public long millis() {
            return clock.millis();
        }
    }
}
