package org.meo.orders;

import java.security.SecureRandom;
import java.util.Base64;

/** Public names of orders: easy to read out, telling nothing of how many there are. */
final class OrderNumber {

    /** Crockford's base 32: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 5;
    private static final int ACCESS_KEY_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OrderNumber() {
    }

    /** {@code M-} and two groups of five characters, 50 random bits: among a million orders, one chance in a billion to meet one. */
    static String create() {
        StringBuilder number = new StringBuilder("M");
        for (int index = 0; index < 2 * GROUP; index++) {
            if (index % GROUP == 0) {
                number.append('-');
            }
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }

    /** The secret that opens a guest's order page: 144 random bits. */
    static String createAccessKey() {
        byte[] bytes = new byte[ACCESS_KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
