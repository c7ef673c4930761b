package org.meo.customers;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes by time as RFC 6238 has them, with what every authenticator app knows: SHA-1, 30 seconds, 6 digits. */
final class Totp {

    static final int SECRET_BYTES = 20;
    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    /** Clocks may differ by so many steps, in both directions. */
    private static final int TOLERANCE = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {
    }

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** RFC 4226, 5.3. */
    static String code(byte[] secret, long step, int digits) {
        byte[] counter = new byte[Long.BYTES];
        for (int index = 0; index < Long.BYTES; index++) {
            counter[index] = (byte) (step >>> Byte.SIZE * (Long.BYTES - 1 - index));
        }
        byte[] hash = hmac(secret, counter);
        int offset = hash[hash.length - 1] & 0xf;
        int number = 0;
        for (int index = 0; index < Integer.BYTES; index++) {
            number = number << Byte.SIZE | hash[offset + index] & 0xff;
        }
        long code = (number & Integer.MAX_VALUE) % Math.round(Math.pow(10, digits));
        return String.format(Locale.ROOT, "%0" + digits + "d", code);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-1", e);
        }
    }

    /**
     * The step that a code is of, if it is of one that is close to now and after the one used last.
     *
     * @param code as typed; blanks are left aside
     */
    static OptionalLong match(byte[] secret, String code, Instant now, long lastUsed) {
        String digits = code == null ? "" : code.replaceAll("\\s", "");
        if (!digits.matches("[0-9]{" + DIGITS + "}")) {
            return OptionalLong.empty();
        }
        long middle = step(now);
        for (long step = Math.max(middle - TOLERANCE, lastUsed + 1); step <= middle + TOLERANCE; step++) {
            if (code(secret, step, DIGITS).equals(digits)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
