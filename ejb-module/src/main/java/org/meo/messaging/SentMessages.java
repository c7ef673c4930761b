package org.meo.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Messages that were sent long ago. */
@Stateless
public class SentMessages extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM outbox WHERE id IN (
              SELECT id FROM outbox WHERE sent_at < ?1 ORDER BY sent_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.outbox", defaultValue = "P30D")
    private Duration age;

    public SentMessages() {
        super("outbox", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
