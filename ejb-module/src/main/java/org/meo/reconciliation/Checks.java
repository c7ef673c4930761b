package org.meo.reconciliation;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.meo.customers.AuditLog;
import org.meo.documents.DocumentChecks;
import org.meo.fulfilment.FulfilmentChecks;
import org.meo.inventory.Inventory;
import org.meo.notifications.Notifications;
import org.meo.orders.OrderChecks;
import org.meo.payments.PaymentChecks;
import org.meo.pricing.Coupons;
import org.meo.pricing.GiftCards;

/** All that must hold in a sound store, as the features ask it of their own books. */
@Stateless
@TransactionAttribute(SUPPORTS)
public class Checks {

    /** How far back checks look that would else read all orders there ever were. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    @EJB
    private Inventory inventory;

    @EJB
    private PaymentChecks payments;

    @EJB
    private Coupons coupons;

    @EJB
    private GiftCards giftCards;

    @EJB
    private OrderChecks orders;

    @EJB
    private FulfilmentChecks fulfilments;

    @EJB
    private DocumentChecks documents;

    @EJB
    private AuditLog audit;

    @EJB
    private Notifications notifications;

    /**
     * The checks by name, in the order in which they are shown. Each answers with what is wrong, at most 100 things.
     *
     * @param now checks that would read all of a growing table look back from here
     */
    public Map<String, Supplier<List<String>>> all(Instant now) {
        Map<String, Supplier<List<String>>> checks = new LinkedHashMap<>();
        checks.put("stock.movements", () -> inventory.mismatches());
        checks.put("stock.promises", () -> inventory.promiseMismatches());
        checks.put("stock.locations", () -> inventory.locationMismatches());
        checks.put("payments.missing", () -> payments.ordersWithoutPayment());
        checks.put("payments.orphaned", () -> payments.paymentsWithoutOrder());
        checks.put("payments.overRefunded", () -> payments.overRefunded());
        checks.put("payments.stuck", () -> payments.stuckOperations());
        checks.put("payments.unknownCharges", () -> payments.unknownCharges());
        checks.put("credit", () -> payments.creditMismatches());
        checks.put("coupons", () -> coupons.mismatches());
        checks.put("giftCards", () -> giftCards.mismatches().stream().map(String::valueOf).toList());
        checks.put("orders.totals", () -> orders.wrongTotals(now.minus(LOOK_BACK)));
        checks.put("fulfilment.notAsked", () -> fulfilments.notAskedFor());
        checks.put("fulfilment.inVain", () -> fulfilments.askedForInVain());
        checks.put("fulfilment.parcels", () -> fulfilments.wrongParcels(now.minus(LOOK_BACK)));
        checks.put("fulfilment.refused", () -> fulfilments.refusedNotices(now.minus(LOOK_BACK)));
        checks.put("documents.gaps", () -> documents.gaps());
        checks.put("audit", () -> audit.check().firstBroken().stream().mapToObj(String::valueOf).toList());
        checks.put("mails.undeliverable", () -> notifications.undeliverable());
        return checks;
    }
}
