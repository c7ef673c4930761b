package org.meo.payments;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.OldRows;
import org.meo.shared.Retention;

/** Ids of events that came long ago: a repeat after that finds a payment that waits for nothing. */
@Stateless
public class OldPaymentEvents extends OldRows implements Retention {

    private static final String DELETE = """
            DELETE FROM payment_event WHERE (provider, event_id) IN (
              SELECT provider, event_id FROM payment_event WHERE received_at < ?1 ORDER BY received_at LIMIT ?2
              FOR UPDATE SKIP LOCKED)""";

    @Inject
    @ConfigProperty(name = "meo.retention.payment-events", defaultValue = "P90D")
    private Duration age;

    public OldPaymentEvents() {
        super("payment_event", DELETE);
    }

    @Override
    protected Duration age() {
        return age;
    }
}
