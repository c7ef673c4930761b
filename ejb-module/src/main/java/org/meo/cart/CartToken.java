package org.meo.cart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that a shopper's cookie holds; the database knows its hash only. */
final class CartToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    /** Base64 of {@link #BYTES} bytes. */
    private static final int LENGTH = 24;

    private CartToken() {
    }

    /** 144 random bits, safe in a cookie. */
    static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isPossible(String token) {
        return token != null && token.length() == LENGTH;
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
