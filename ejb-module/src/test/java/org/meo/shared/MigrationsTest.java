package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void instanceStartsWhenTheJobIsDone() {
        AtomicInteger pending = new AtomicInteger(3);
        Migrations.await(pending::getAndDecrement, Duration.ofMinutes(1), PAUSE);
        assertThat(pending).hasNegativeValue();
    }

    @Test
    void instanceGivesUpOnAJobThatDoesNotCome() {
        assertThatThrownBy(() -> Migrations.await(() -> 2, Duration.ofMillis(20), PAUSE))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("2 migrations");
    }

    @Test
    void jobKnowsTheDatabaseAsTheStoreDoes() {
        assertThat(MigrationJob.url(Map.of("MEO_DB_HOST", "db", "MEO_DB_PORT", "5432", "MEO_DB_NAME", "meo")))
                .isEqualTo("jdbc:postgresql://db:5432/meo");
    }
}
