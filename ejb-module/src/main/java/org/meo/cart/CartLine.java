package org.meo.cart;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** So many of one SKU. */
@Embeddable
class CartLine {

    @Column(nullable = false)
    private String sku;

    @Column(nullable = false)
    private int quantity;

    @Column(nullable = false)
    private int position;

    protected CartLine() {
    }

    CartLine(String sku, int quantity, int position) {
        this.sku = sku;
        this.quantity = quantity;
        this.position = position;
    }

    String sku() {
        return sku;
    }

    int quantity() {
        return quantity;
    }

    int position() {
        return position;
    }
}
