package org.meo.notifications;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Mails that were sent long ago. */
@Stateless
public class SentMails extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM notification WHERE id IN (
              SELECT id FROM notification WHERE sent_at < ?1 ORDER BY sent_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.notifications", defaultValue = "P365D")
    private Duration age;

    public SentMails() {
        super("notification", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
