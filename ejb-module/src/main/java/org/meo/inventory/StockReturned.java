package org.meo.inventory;

/** Something that was sold out can be had again. Fired inside the transaction that notes it in the catalogue, a moment after it happened. */
public record StockReturned(String sku) {
}
