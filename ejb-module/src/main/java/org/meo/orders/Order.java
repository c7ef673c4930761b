package org.meo.orders;

import jakarta.json.Json;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.shared.BusinessException;

/**
 * An order. It begins with stock promised and waits for its payment ({@link OrderStatus#PENDING_PAYMENT}); the payment makes
 * it placed and the warehouse is asked for it; shipments move it on until all of it is on its way. It can only move as
 * {@link OrderStatus} allows, and each step is kept with who and why. What was bought never changes.
 */
@Entity
@Table(name = "orders")
@NamedQuery(name = "Order.byNumber", query = "SELECT o FROM Order o WHERE o.number = :number")
@NamedQuery(name = "Order.byCart", query = "SELECT o FROM Order o WHERE o.cartId = :cart"
        + " AND o.status <> org.meo.orders.OrderStatus.PAYMENT_FAILED")
class Order {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders_seq")
    @SequenceGenerator(name = "orders_seq", sequenceName = "orders_seq", allocationSize = 50)
    private Long id;

    @Column(updatable = false)
    private String number;

    @Column(name = "access_key", updatable = false)
    private String accessKey;

    @Column(updatable = false)
    private String channel;

    @Column(name = "external_id", updatable = false)
    private String externalId;

    @Column(name = "cart_id", updatable = false)
    private Long cartId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "customer_id")
    private Long customerId;

    private String email;

    private String phone;

    @Column(updatable = false)
    private String locale;

    @Column(name = "ship_name")
    private String shipName;

    @Column(name = "ship_line1")
    private String shipLine1;

    @Column(name = "ship_line2")
    private String shipLine2;

    @Column(name = "ship_city")
    private String shipCity;

    @Column(name = "ship_region")
    private String shipRegion;

    @Column(name = "ship_postal_code")
    private String shipPostalCode;

    @Column(name = "ship_country")
    private String shipCountry;

    @Column(name = "bill_name", updatable = false)
    private String billName;

    @Column(name = "bill_line1", updatable = false)
    private String billLine1;

    @Column(name = "bill_line2", updatable = false)
    private String billLine2;

    @Column(name = "bill_city", updatable = false)
    private String billCity;

    @Column(name = "bill_region", updatable = false)
    private String billRegion;

    @Column(name = "bill_postal_code", updatable = false)
    private String billPostalCode;

    @Column(name = "bill_country", updatable = false)
    private String billCountry;

    @Column(updatable = false)
    private String currency;

    @Column(updatable = false)
    private BigDecimal subtotal;

    @Column(updatable = false)
    private BigDecimal discount;

    @Column(updatable = false)
    private BigDecimal shipping;

    @Column(name = "standard_shipping", updatable = false)
    private BigDecimal standardShipping;

    @Column(updatable = false)
    private BigDecimal tax;

    @Column(name = "tax_included", updatable = false)
    private boolean taxIncluded;

    @Column(updatable = false)
    private BigDecimal total;

    @Column(name = "gift_cards", updatable = false)
    private BigDecimal giftCards;

    @Column(name = "shipping_method", updatable = false)
    private String shippingMethod;

    @Column(name = "payment_method", updatable = false)
    private String paymentMethod;

    /** A JSON array of texts. */
    @Column(name = "price_trace", updatable = false)
    private String priceTrace;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "placed_at")
    private Instant placedAt;

    /** When the last of it left; null before. */
    @Column(name = "shipped_at")
    private Instant shippedAt;

    @Version
    private long version;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    private List<OrderLine> lines = new ArrayList<>();

    protected Order() {
    }

    /** A new order, pending payment, with a number and an access key of its own. */
    Order(NewOrder order, Instant now) {
        this.number = OrderNumber.create();
        this.accessKey = OrderNumber.createAccessKey();
        this.channel = order.channel();
        this.externalId = order.externalId();
        this.cartId = order.cartId();
        this.status = OrderStatus.PENDING_PAYMENT;
        this.customerId = order.buyer().customerId();
        this.email = order.buyer().email() == null ? null : order.buyer().email().value();
        this.phone = order.buyer().phone();
        this.locale = order.buyer().locale().toLanguageTag();
        shipTo(order.shipTo());
        if (order.billTo() != null) {
            billTo(order.billTo());
        }
        NewOrder.Amounts amounts = order.amounts();
        this.currency = amounts.total().getCurrencyUnit().getCode();
        this.subtotal = amounts.subtotal().getAmount();
        this.discount = amounts.discount().getAmount();
        this.shipping = amounts.shipping().getAmount();
        this.standardShipping = amounts.standardShipping().getAmount();
        this.tax = amounts.tax().getAmount();
        this.taxIncluded = amounts.taxIncluded();
        this.total = amounts.total().getAmount();
        this.giftCards = amounts.giftCards().getAmount();
        this.shippingMethod = order.shippingMethod();
        this.paymentMethod = order.paymentMethod();
        this.priceTrace = Json.createArrayBuilder(order.priceTrace()).build().toString();
        this.createdAt = now;
        for (NewOrder.Line line : order.lines()) {
            lines.add(new OrderLine(this, lines.size() + 1, line));
        }
    }

    /** The payment is certain: the order is bought. */
    void place(Instant now) {
        placedAt = now;
        become(OrderStatus.PLACED);
    }

    /** The payment was declined or never came. */
    void failPayment() {
        become(OrderStatus.PAYMENT_FAILED);
    }

    /** A parcel left, or the rest was called off; {@code complete} when nothing is left to ship. */
    void ship(boolean complete, Instant now) {
        become(complete ? OrderStatus.SHIPPED : OrderStatus.PARTIALLY_SHIPPED);
        shippedAt = complete ? now : null;
    }

    void complete() {
        become(OrderStatus.COMPLETED);
    }

    void cancel() {
        become(OrderStatus.CANCELLED);
    }

    /** @throws BusinessException {@code ORDER_STATUS} unless it is placed and nothing has left */
    void sendTo(Address address) {
        if (status != OrderStatus.PLACED) {
            throw new BusinessException("ORDER_STATUS", number, status, status);
        }
        shipTo(address);
    }

    /** @throws BusinessException {@code ORDER_STATUS} */
    private void become(OrderStatus next) {
        if (!status.canBecome(next)) {
            throw new BusinessException("ORDER_STATUS", number, status, next);
        }
        status = next;
    }

    private void shipTo(Address address) {
        shipName = address.name();
        shipLine1 = address.line1();
        shipLine2 = address.line2();
        shipCity = address.city();
        shipRegion = address.region();
        shipPostalCode = address.postalCode();
        shipCountry = address.country();
    }

    private void billTo(Address address) {
        billName = address.name();
        billLine1 = address.line1();
        billLine2 = address.line2();
        billCity = address.city();
        billRegion = address.region();
        billPostalCode = address.postalCode();
        billCountry = address.country();
    }

    OrderStatus status() {
        return status;
    }

    String number() {
        return number;
    }

    String accessKey() {
        return accessKey;
    }

    OrderView view() {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        return new OrderView(number, accessKey, channel, externalId, cartId, customerId, status, email, locale, phone,
                new Address(shipName, shipLine1, shipLine2, shipCity, shipRegion, shipPostalCode, shipCountry),
                billName == null ? null
                        : new Address(billName, billLine1, billLine2, billCity, billRegion, billPostalCode, billCountry),
                lines.stream().sorted(Comparator.comparingInt(OrderLine::position)).map(line -> line.view(unit)).toList(),
                Money.of(unit, subtotal), Money.of(unit, discount), Money.of(unit, shipping),
                standardShipping == null ? null : Money.of(unit, standardShipping), Money.of(unit, tax), taxIncluded, Money.of(unit, total),
                Money.of(unit, giftCards), shippingMethod, paymentMethod, createdAt, placedAt);
    }
}
