package org.meo.notifications;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Text messages that were sent long ago. */
@Stateless
public class SentTextMessages extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM text_message WHERE id IN (
              SELECT id FROM text_message WHERE sent_at < ?1 ORDER BY sent_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.notifications", defaultValue = "P365D")
    private Duration age;

    public SentTextMessages() {
        super("text_message", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
