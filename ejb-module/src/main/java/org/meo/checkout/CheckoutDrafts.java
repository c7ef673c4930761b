package org.meo.checkout;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.meo.cart.Carts;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.payments.ChosenPayment;
import org.meo.shared.SecretToken;

/** What shoppers said on their way to an order, a row a cart: any node goes on where another left off. */
@Stateless
public class CheckoutDrafts {

    private static final String COLUMNS = """
            k.email, k.phone, k.ship_name, k.ship_line1, k.ship_line2, k.ship_city, k.ship_region, k.ship_postal_code,
            k.ship_country, k.bill_name, k.bill_line1, k.bill_line2, k.bill_city, k.bill_region, k.bill_postal_code,
            k.bill_country, k.shipping_method, k.payment_method, k.payment_token, k.payment_label""";
    private static final int SHIP = 2;
    private static final int BILL = 9;
    private static final int METHOD = 16;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** @return empty when the token names no open cart, or nothing was said for it yet */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<CheckoutDraft> find(String cartToken) {
        if (!SecretToken.isPossible(cartToken)) {
            return Optional.empty();
        }
        List<Object[]> rows = entities.createNativeQuery("SELECT " + COLUMNS
                + " FROM cart c JOIN checkout k ON k.cart_id = c.id WHERE " + Carts.BY_TOKEN + " AND c.status = 'OPEN'")
                .setParameter(1, SecretToken.hash(cartToken)).getResultList();
        return rows.stream().findFirst().map(CheckoutDrafts::draft);
    }

    /** What was said for a cart, whatever became of it. */
    @SuppressWarnings("unchecked")
    public Optional<CheckoutDraft> ofCart(long cartId) {
        List<Object[]> rows = entities.createNativeQuery("SELECT " + COLUMNS + " FROM checkout k WHERE k.cart_id = ?1")
                .setParameter(1, cartId).getResultList();
        return rows.stream().findFirst().map(CheckoutDrafts::draft);
    }

    /**
     * Keeps who buys and where it goes. A way of delivery and of payment that were chosen before stay chosen.
     *
     * @param phone  null when not said
     * @param billTo null when it is the same as {@code shipTo}
     * @return false when the token names no open cart
     */
    public boolean keepAddress(String cartToken, EmailAddress email, String phone, Address shipTo, Address billTo) {
        return SecretToken.isPossible(cartToken) && entities.createNativeQuery("""
                INSERT INTO checkout (cart_id, email, phone, ship_name, ship_line1, ship_line2, ship_city, ship_region,
                    ship_postal_code, ship_country, bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code,
                    bill_country, updated_at)
                SELECT c.id, ?2, CAST(?3 AS text), ?4, ?5, CAST(?6 AS text), ?7, CAST(?8 AS text), ?9, ?10, CAST(?11 AS text),
                       CAST(?12 AS text), CAST(?13 AS text), CAST(?14 AS text), CAST(?15 AS text), CAST(?16 AS text),
                       CAST(?17 AS text), ?18
                  FROM cart c WHERE\s""" + Carts.BY_TOKEN + """
                   AND c.status = 'OPEN'
                ON CONFLICT (cart_id) DO UPDATE SET email = excluded.email, phone = excluded.phone,
                    ship_name = excluded.ship_name, ship_line1 = excluded.ship_line1, ship_line2 = excluded.ship_line2,
                    ship_city = excluded.ship_city, ship_region = excluded.ship_region,
                    ship_postal_code = excluded.ship_postal_code, ship_country = excluded.ship_country,
                    bill_name = excluded.bill_name, bill_line1 = excluded.bill_line1, bill_line2 = excluded.bill_line2,
                    bill_city = excluded.bill_city, bill_region = excluded.bill_region,
                    bill_postal_code = excluded.bill_postal_code, bill_country = excluded.bill_country,
                    updated_at = excluded.updated_at""")
                .setParameter(1, SecretToken.hash(cartToken)).setParameter(2, email.value()).setParameter(3, phone)
                .setParameter(4, shipTo.name()).setParameter(5, shipTo.line1()).setParameter(6, shipTo.line2())
                .setParameter(7, shipTo.city()).setParameter(8, shipTo.region()).setParameter(9, shipTo.postalCode())
                .setParameter(10, shipTo.country())
                .setParameter(11, billTo == null ? null : billTo.name())
                .setParameter(12, billTo == null ? null : billTo.line1())
                .setParameter(13, billTo == null ? null : billTo.line2()).setParameter(14, billTo == null ? null : billTo.city())
                .setParameter(15, billTo == null ? null : billTo.region()).setParameter(16, billTo == null ? null : billTo.postalCode())
                .setParameter(17, billTo == null ? null : billTo.country()).setParameter(18, Timestamp.from(clock.instant()))
                .executeUpdate() == 1;
    }

    /** @return false when no address was said before, or the token names no open cart */
    public boolean keepShipping(String cartToken, String method) {
        return SecretToken.isPossible(cartToken) && entities.createNativeQuery("""
                UPDATE checkout k SET shipping_method = ?2, updated_at = ?3 FROM cart c
                 WHERE c.status = 'OPEN' AND k.cart_id = c.id AND\s""" + Carts.BY_TOKEN)
                .setParameter(1, SecretToken.hash(cartToken)).setParameter(2, method)
                .setParameter(3, Timestamp.from(clock.instant())).executeUpdate() == 1;
    }

    /** @return false when no address was said before, or the token names no open cart */
    public boolean keepPayment(String cartToken, ChosenPayment payment) {
        return SecretToken.isPossible(cartToken) && entities.createNativeQuery("""
                UPDATE checkout k SET payment_method = ?2, payment_token = ?3, payment_label = CAST(?4 AS text), updated_at = ?5
                  FROM cart c WHERE c.status = 'OPEN' AND k.cart_id = c.id AND\s""" + Carts.BY_TOKEN)
                .setParameter(1, SecretToken.hash(cartToken)).setParameter(2, payment.code()).setParameter(3, payment.token())
                .setParameter(4, payment.label()).setParameter(5, Timestamp.from(clock.instant())).executeUpdate() == 1;
    }

    private static CheckoutDraft draft(Object[] row) {
        return new CheckoutDraft(new EmailAddress((String) row[0]), (String) row[1], address(row, SHIP),
                row[BILL] == null ? null : address(row, BILL), (String) row[METHOD],
                row[METHOD + 1] == null ? null
                        : new ChosenPayment((String) row[METHOD + 1], (String) row[METHOD + 2], (String) row[METHOD + 3]));
    }

    private static Address address(Object[] row, int first) {
        return new Address((String) row[first], (String) row[first + 1], (String) row[first + 2], (String) row[first + 3],
                (String) row[first + 4], (String) row[first + 5], (String) row[first + 6]);
    }
}
