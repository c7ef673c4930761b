package org.meo.checkout;

/** The answer to a shopper who bought: what the order page is opened with. */
public record PlacedOrder(String number, String accessKey) {
}
