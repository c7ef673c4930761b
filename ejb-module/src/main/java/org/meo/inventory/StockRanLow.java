package org.meo.inventory;

/** Few are left of something of which there was more. Fired inside the transaction that notes it in the catalogue, a moment after it happened. */
public record StockRanLow(String sku) {
}
