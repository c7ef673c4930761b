package org.meo.inventory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Promises that were made long ago and given back, with their lines; what they did stays in the movements. */
@Stateless
public class ReleasedPromises extends OldRows implements Retention {

    private static final String DELETE = """
            WITH old AS MATERIALIZED (
              SELECT id FROM reservation WHERE state = 'RELEASED' AND created_at < ?1 ORDER BY created_at LIMIT ?2
              FOR UPDATE SKIP LOCKED),
            lines AS (DELETE FROM reservation_line WHERE reservation_id IN (SELECT id FROM old))
            DELETE FROM reservation WHERE id IN (SELECT id FROM old)""";

    @Inject
    @ConfigProperty(name = "meo.retention.reservations", defaultValue = "P90D")
    private Duration age;

    public ReleasedPromises() {
        super("reservation", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
