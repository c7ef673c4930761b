package org.meo.inventory;

/** Something is sold out. Fired inside the transaction that notes it in the catalogue, a moment after it happened. */
public record StockRanOut(String sku) {
}
