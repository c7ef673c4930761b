package org.meo.inventory;

/** More of something is promised than there is and may be. Fired inside the transaction that notes it, a moment after it happened. */
public record ShortfallBegan(String sku, int missing) {
}
