package org.meo.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Events of more than a year ago: who begins to listen that late begins with what is. */
@Stateless
public class PastEvents extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM event WHERE id IN (
              SELECT id FROM event WHERE created_at < ?1 ORDER BY created_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.event", defaultValue = "P400D")
    private Duration age;

    public PastEvents() {
        super("event", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
