package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutagesTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void workIsDoneWhenTheDatabaseIsBack() {
        Outages outages = outages(2);

        assertThat(outages.<String>outlast(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("no connection");
            }
            return "done";
        })).isEqualTo("done");
        assertThat(tries).hasValue(2);
    }

    @Test
    void workThatLostItsConnectionIsTriedAgainThoughTheDatabaseIsThere() {
        Outages outages = outages(0);

        assertThat(outages.<String>outlast(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
            }
            return "done";
        })).isEqualTo("done");
        assertThat(tries).hasValue(2);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        Outages outages = outages(0);

        assertThatThrownBy(() -> outages.outlast(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a bug");
        })).hasMessage("a bug");
        assertThatThrownBy(() -> outages.outlast(() -> {
            tries.incrementAndGet();
            throw new BusinessException("NOT_ALLOWED", "");
        })).isInstanceOf(BusinessException.class);
        assertThat(tries).hasValue(2);
    }

    @Test
    void aStoreThatStopsWaitsForNothing() {
        Outages outages = outages(Integer.MAX_VALUE);
        outages.stop();

        assertThatThrownBy(() -> outages.outlast(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException("no connection");
        })).hasMessage("no connection");
        assertThat(tries).hasValue(1);
    }

    /** @param away how often the database is looked for in vain */
    private Outages outages(int away) {
        Outages outages = new Outages();
        outages.database = new Database() {
            @Override
            public boolean isReachable() {
                return looks.incrementAndGet() > away;
            }
        };
        return outages;
    }
}
