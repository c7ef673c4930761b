package org.meo.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A line as it was bought: name, picture and price are copies. */
@Entity
@Table(name = "order_line")
class OrderLine {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_line_seq")
    @SequenceGenerator(name = "order_line_seq", sequenceName = "order_line_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id", updatable = false)
    private Order order;

    @Column(updatable = false)
    private int position;

    @Column(updatable = false)
    private String sku;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String label;

    @Column(updatable = false)
    private String picture;

    @Column(updatable = false)
    private int quantity;

    @Column(name = "unit_price", updatable = false)
    private BigDecimal unitPrice;

    @Column(name = "line_total", updatable = false)
    private BigDecimal lineTotal;

    @Column(updatable = false)
    private BigDecimal discount;

    @Column(updatable = false)
    private BigDecimal tax;

    @Column(name = "tax_rate", updatable = false)
    private BigDecimal taxRate;

    protected OrderLine() {
    }

    OrderLine(Order order, int position, NewOrder.Line line) {
        this.order = order;
        this.position = position;
        this.sku = line.sku();
        this.name = line.name();
        this.label = line.label();
        this.picture = line.picture();
        this.quantity = line.quantity();
        this.unitPrice = line.unitPrice().getAmount();
        this.lineTotal = line.total().getAmount();
        this.discount = line.discount().getAmount();
        this.tax = line.tax().getAmount();
        this.taxRate = line.taxRate();
    }

    int position() {
        return position;
    }

    OrderLineView view(CurrencyUnit currency) {
        return new OrderLineView(sku, name, label, picture, quantity, BigMoney.of(currency, unitPrice),
                Money.of(currency, lineTotal), Money.of(currency, discount), Money.of(currency, tax), taxRate);
    }
}
