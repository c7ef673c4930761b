package org.meo.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A page as somebody without a cart sees it, ready to be sent; where it shows the cart's count is known. */
final class CachedPage {

    /** What stands right before the count of the cart, in every page that has one. */
    static final String BEFORE_COUNT = "data-testid=\"cart-count\">";

    private static final byte[] MARK = BEFORE_COUNT.getBytes(StandardCharsets.UTF_8);
    private static final int HASH_LENGTH = 20;
    /** What an entry costs beside its content, roughly. */
    private static final int OVERHEAD = 512;

    private final byte[] content;
    private final String hash;
    private final int countAt;
    private volatile byte[] compressed;

    /** @param content HTML in UTF-8, in which the count of the cart is one digit */
    CachedPage(byte[] content) {
        this.content = content.clone();
        this.hash = hash(content);
        this.countAt = find(content);
    }

    private static int find(byte[] content) {
        for (int at = 0; at + MARK.length < content.length; at++) {
            if (content[at] == MARK[0] && Arrays.equals(content, at, at + MARK.length, MARK, 0, MARK.length)) {
                return at + MARK.length;
            }
        }
        return -1;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Changes whenever the content does. */
    String hash() {
        return hash;
    }

    int length() {
        return content.length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    /** Compressed when it is first asked for, and kept. */
    byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4 + OVERHEAD);
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory does not fail", e);
            }
            known = bytes.toByteArray();
            compressed = known;
        }
        return known;
    }

    /** The page with the count of somebody's cart; the page itself where it shows none. */
    byte[] withCount(int count) {
        if (countAt < 0) {
            return content.clone();
        }
        byte[] digits = Integer.toString(count).getBytes(StandardCharsets.US_ASCII);
        byte[] page = new byte[content.length - 1 + digits.length];
        System.arraycopy(content, 0, page, 0, countAt);
        System.arraycopy(digits, 0, page, countAt, digits.length);
        System.arraycopy(content, countAt + 1, page, countAt + digits.length, content.length - countAt - 1);
        return page;
    }

    /** Bytes of memory, of both forms: text is compressed to a third of its length or less. */
    int weight() {
        return OVERHEAD + content.length + content.length / 3;
    }
}
