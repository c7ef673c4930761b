package org.meo.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Ids of messages that came long ago: a repeat after that is refused by the state of what it is about. */
@Stateless
public class TakenMessages extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM inbox WHERE (partner, message_id) IN (
              SELECT partner, message_id FROM inbox WHERE received_at < ?1 ORDER BY received_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.inbox", defaultValue = "P90D")
    private Duration age;

    public TakenMessages() {
        super("inbox", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
