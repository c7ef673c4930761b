package org.meo.payments;

/**
 * A number to try the store with.
 *
 * @param number in groups of four
 * @param code   what it stands for: the key of its text is {@code checkout.simulated.<code>}
 */
public record TestCard(String number, String code) {
}
