package org.meo.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.joda.money.Money;

/**
 * A provider that moves no money, for trying the store. The number of the card decides: ending in 0002 declines, ending in
 * 0077 approves slowly, any other approves. Its answer depends on key and token only, so a repeated call gives the first
 * answer again.
 */
@ApplicationScoped
class SimulatedProvider implements PaymentProvider {

    static final Duration SLOW = Duration.ofSeconds(4);
    /** Before a card's last four digits: what is kept of a card. */
    static final String TOKEN = "sim_";
    private static final String DECLINE = "0002";
    private static final String APPROVE_SLOWLY = "0077";

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public Authorisation authorise(String idempotencyKey, Money amount, String token) {
        if (token.equals(TOKEN + DECLINE)) {
            return Authorisation.declined("card_declined");
        }
        if (token.equals(TOKEN + APPROVE_SLOWLY)) {
            takeTime();
        }
        return Authorisation.approvedAs("sim_" + UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void release(String idempotencyKey) {
        // Nothing was really set aside.
    }

    private static void takeTime() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOW.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PaymentUnavailableException("interrupted while the provider worked", ended);
        }
    }
}
