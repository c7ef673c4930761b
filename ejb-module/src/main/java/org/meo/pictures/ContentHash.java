package org.meo.pictures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells contents apart in addresses: the first 16 hexadecimal digits of their SHA-256. */
final class ContentHash {

    private static final int LENGTH = 16;

    private final MessageDigest digest = sha256();

    static String of(byte[] content) {
        ContentHash hash = new ContentHash();
        hash.add(content, content.length);
        return hash.text();
    }

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** To be called once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
