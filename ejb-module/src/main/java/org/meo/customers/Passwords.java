package org.meo.customers;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.meo.shared.BusinessException;

/**
 * Hashes of passwords: Argon2id with the parameters that OWASP names first, written into each hash. Hashes of older
 * parameters and PBKDF2 of a store before this one are still understood, and told to be outdated. A hash takes 19 MiB for
 * a moment, so that a few are made at a time and the rest wait.
 */
@ApplicationScoped
public class Passwords {

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 200;

    static final int MEMORY_KIB = 19_456;
    static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String CURRENT =
            "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$";
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int PATIENCE_SECONDS = 10;
    private static final Pattern PBKDF2 = Pattern.compile(
            "\\$pbkdf2-sha(256|512)\\$(?:i=)?([0-9]{1,7})\\$([A-Za-z0-9+/.]{8,88})={0,2}\\$([A-Za-z0-9+/.]{20,88})={0,2}");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys = encode("nobody's password", new byte[SALT_BYTES]);

    /**
     * What comes of checking a password.
     *
     * @param outdated whether it is right and should be hashed anew
     */
    record Verdict(boolean right, boolean outdated) {
    }

    /**
     * Whether a password may be chosen.
     *
     * @param path name of the field
     * @throws BusinessException {@code PASSWORD_TOO_SHORT}, {@code TOO_LONG}
     */
    static void require(String path, String password) {
        if (password == null || password.codePointCount(0, password.length()) < MIN_LENGTH) {
            throw new BusinessException("PASSWORD_TOO_SHORT", path, MIN_LENGTH);
        }
        if (password.length() > MAX_LENGTH) {
            throw new BusinessException("TOO_LONG", path, MAX_LENGTH);
        }
    }

    /** @throws BusinessException {@code BUSY} when too many others wait */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> encode(password, salt));
    }

    /**
     * Whether a password is the one that was hashed. Takes as long where there is no hash, and is never right then.
     *
     * @param stored null where nobody has that account, or the account has no password
     * @throws BusinessException {@code BUSY} when too many others wait
     */
    Verdict check(String password, String stored) {
        boolean possible = stored != null && password != null && password.length() <= MAX_LENGTH;
        boolean right = inTurn(() -> matches(possible ? password : "", possible ? stored : nobodys)) && possible;
        return new Verdict(right, right && !stored.startsWith(CURRENT));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BusinessException("BUSY", "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static String encode(String password, byte[] salt) {
        return Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), salt).getResult();
    }

    private static boolean matches(String password, String stored) {
        if (stored.startsWith("$argon2")) {
            return Argon2Function.getInstanceFromHash(stored)
                    .check(bytes(password), stored.getBytes(StandardCharsets.US_ASCII));
        }
        Matcher pbkdf2 = PBKDF2.matcher(stored);
        return pbkdf2.matches() && MessageDigest.isEqual(decode(pbkdf2.group(4)), derive(password, pbkdf2.group(1),
                decode(pbkdf2.group(3)), Integer.parseInt(pbkdf2.group(2)), decode(pbkdf2.group(4)).length));
    }

    private static byte[] derive(String password, String bits, byte[] salt, int iterations, int length) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA" + bits).generateSecret(
                    new PBEKeySpec(normal(password).toCharArray(), salt, iterations, length * Byte.SIZE)).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }

    /** Some write the plus of Base64 as a dot there. */
    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+'));
    }

    /** However a keyboard puts letters with marks together, they are the same letters. */
    private static byte[] bytes(String password) {
        return normal(password).getBytes(StandardCharsets.UTF_8);
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
