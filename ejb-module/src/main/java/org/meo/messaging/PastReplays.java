package org.meo.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Replays that ended long ago. */
@Stateless
public class PastReplays extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM replay WHERE id IN (
              SELECT id FROM replay WHERE ended_at < ?1 ORDER BY ended_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.replay", defaultValue = "P90D")
    private Duration age;

    public PastReplays() {
        super("replay", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
