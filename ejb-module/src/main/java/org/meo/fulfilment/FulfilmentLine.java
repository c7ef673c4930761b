package org.meo.fulfilment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.meo.shared.BusinessException;

/** So much of one SKU to be sent, and how much of it was. */
@Entity
@Table(name = "fulfilment_line")
@IdClass(FulfilmentLine.Key.class)
class FulfilmentLine {

    @Id
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "fulfilment_id", updatable = false)
    private Fulfilment fulfilment;

    @Id
    @Column(updatable = false)
    private String sku;

    @Column(updatable = false)
    private int quantity;

    private int shipped;

    private int cancelled;

    protected FulfilmentLine() {
    }

    FulfilmentLine(Fulfilment fulfilment, String sku, int quantity) {
        this.fulfilment = fulfilment;
        this.sku = sku;
        this.quantity = quantity;
    }

    /** @throws BusinessException {@code MORE_THAN_ORDERED} with how many are left to ship */
    void ship(int count) {
        if (count > left()) {
            throw new BusinessException("MORE_THAN_ORDERED", sku, left());
        }
        shipped += count;
    }

    void cancelRest() {
        cancelled += left();
    }

    int left() {
        return quantity - shipped - cancelled;
    }

    String sku() {
        return sku;
    }

    /** What makes a line one: Jakarta Persistence wants it as a class. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private Long fulfilment;
        private String sku;

        public Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(fulfilment, key.fulfilment) && Objects.equals(sku, key.sku);
        }

        @Override
        public int hashCode() {
            return Objects.hash(fulfilment, sku);
        }
    }
}
