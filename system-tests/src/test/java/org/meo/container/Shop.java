package org.meo.container;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.meo.cart.Carts;
import org.meo.checkout.Checkout;
import org.meo.checkout.CheckoutDrafts;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.PlacedOrder;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.inventory.Inventory;
import org.meo.payments.CardDetails;
import org.meo.payments.ChosenPayment;
import org.meo.payments.PaymentOptions;
import org.meo.payments.Payments;
import org.meo.pricing.Quote;

/** Fixtures that speak: a product with so many on hand, a cart with some of it, a purchase. */
@Dependent
public class Shop {

    static final String APPROVED = "4242424242424242";
    static final String DECLINED = "4000000000000002";
    private static final Address LEEDS = new Address("A Buyer", "1 High Street", null, "Leeds", null, "LS1 1AA", "GB");

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;

    @Resource(lookup = "jms/meo")
    private ConnectionFactory connections;

    @EJB
    private Carts carts;

    @EJB
    private Inventory inventory;

    @EJB
    private CheckoutDrafts drafts;

    @Inject
    private PaymentOptions paymentOptions;

    @Inject
    private Checkout checkout;

    @Resource
    private jakarta.transaction.UserTransaction transaction;

    /** A product of its own, sold at 10.00. */
    String product(int onHand) {
        String sku = "T-" + UUID.randomUUID().toString().substring(0, 8);
        update("INSERT INTO category (id, slug, name) VALUES (nextval('category_seq'), 'tests', 'Tests') ON CONFLICT DO NOTHING");
        update("INSERT INTO product (id, slug, category_id, name) SELECT nextval('product_seq'), ?, id, 'Test pen'"
                + " FROM category WHERE slug = 'tests'", sku.toLowerCase(Locale.ROOT));
        update("INSERT INTO variant (id, product_id, sku, price, currency) SELECT nextval('variant_seq'), id, ?, 10.00, 'GBP'"
                + " FROM product WHERE slug = ?", sku, sku.toLowerCase(Locale.ROOT));
        inTransaction(() -> {
            inventory.open(new TreeMap<>(Map.of(sku, onHand)), "test");
            return null;
        });
        return sku;
    }

    String cartWith(String sku, int quantity) {
        return carts.add(null, sku, quantity);
    }

    PlaceOrder purchase(String cartToken, String cardNumber) {
        Quote quote = carts.view(cartToken).quote();
        return purchase(cartToken, cardNumber, quote.total(), quote.due());
    }

    /** Says all that a checkout asks for. */
    PlaceOrder purchase(String cartToken, String cardNumber, Money expectedTotal, Money expectedDue) {
        drafts.keepAddress(cartToken, new EmailAddress("buyer@example.com"), null, LEEDS, null);
        drafts.keepShipping(cartToken, "standard");
        drafts.keepPayment(cartToken, paymentOptions.choose("card", new CardDetails(cardNumber, YearMonth.of(2099, 12), "123")));
        return new PlaceOrder(cartToken, expectedTotal, expectedDue, Locale.UK, null, null);
    }

    /** The same, paid by the gift cards in the cart. */
    PlaceOrder prepaid(String cartToken) {
        PlaceOrder purchase = purchase(cartToken, APPROVED);
        drafts.keepPayment(cartToken, new ChosenPayment(Payments.PREPAID, Payments.PREPAID, null));
        return purchase;
    }

    /** The same on invoice. */
    PlaceOrder invoice(String cartToken, long customerId) {
        PlaceOrder purchase = purchase(cartToken, APPROVED);
        drafts.keepPayment(cartToken, paymentOptions.choose("invoice", null));
        return new PlaceOrder(cartToken, purchase.expectedTotal(), purchase.expectedDue(), Locale.UK, customerId, null);
    }

    /** As the simulated provider signs its events. */
    String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text("SELECT secret FROM simulated_secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    PlacedOrder buy(String sku, int quantity) {
        return checkout.placeOrder(purchase(cartWith(sku, quantity), APPROVED)).order();
    }

    int available(String sku) {
        return inventory.available(java.util.List.of(sku)).get(sku);
    }

    String text(String query, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    int update(String statementText, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(statementText)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(statementText, failure);
        }
    }

    /** Does the work while a statement's locks are held by a transaction of nobody else. */
    void holding(String lockingQuery, Runnable work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(lockingQuery)) {
                statement.executeQuery().close();
                work.run();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(lockingQuery, failure);
        }
    }

    <T> T inTransaction(Callable<T> work) {
        try {
            transaction.begin();
            try {
                T result = work.call();
                transaction.commit();
                return result;
            } finally {
                if (transaction.getStatus() != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
                    transaction.rollback();
                }
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Does the work and takes all of it back. */
    void rolledBack(Callable<?> work) {
        try {
            transaction.begin();
            try {
                work.call();
            } finally {
                transaction.rollback();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    void send(String address, String type, String messageId, String body) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage message = context.createTextMessage(body);
            message.setStringProperty("meoType", type);
            message.setIntProperty("meoVersion", 1);
            message.setStringProperty("meoMessageId", messageId);
            context.createProducer().send(context.createQueue(address), message);
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** For messages that are not as they should be. */
    JMSContext broker() {
        return connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    }

    /** Takes the next message that the selector lets through; empty when none comes within the time. */
    Optional<TextMessage> receive(String address, String selector, Duration patience) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Message message = context.createConsumer(context.createQueue(address), selector).receive(patience.toMillis());
            return Optional.ofNullable((TextMessage) message);
        }
    }

    /** The request that the warehouse got for an order. */
    JsonObject fulfilmentRequest(String orderNumber) {
        TextMessage message = receive("meo.fulfilment.out", "JMSCorrelationID = '" + orderNumber + "'", Duration.ofSeconds(20))
                .orElseThrow(() -> new AssertionError("no FulfilmentRequest for " + orderNumber));
        try (var reader = Json.createReader(new StringReader(message.getText()))) {
            return reader.readObject();
        } catch (JMSException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
