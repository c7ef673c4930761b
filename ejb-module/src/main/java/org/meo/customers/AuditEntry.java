package org.meo.customers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry of the audit log.
 *
 * @param kind       a name of {@link AuditKind}, or what an earlier version called it
 * @param customerId about whom; null when it is about nobody who has an account
 * @param actorId    who did it; null when it was the customer, or nobody who has an account
 */
public record AuditEntry(long id, Instant at, String kind, Long customerId, Long actorId, String detail) {

    /** SHA-256 over the hash before it and all that the entry says, each part with its length before it. */
    byte[] hash(byte[] previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            add(digest, Long.toString(id));
            add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
            add(digest, kind);
            add(digest, String.valueOf(customerId));
            add(digest, String.valueOf(actorId));
            add(digest, detail);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
