package org.meo.shared;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** What most of {@link Retention}s do: one statement that deletes a bounded number of rows that are older than a time. */
public final class OldRows {

    private OldRows() {
    }

    /**
     * @param delete with the parameters ?1, the moment before which rows are old, and ?2, how many to delete at most
     * @return how many were deleted
     */
    public static int delete(EntityManager entities, String delete, Clock clock, Duration age, int most) {
        return entities.createNativeQuery(delete).setParameter(1, Timestamp.from(clock.instant().minus(age)))
                .setParameter(2, most).executeUpdate();
    }
}
