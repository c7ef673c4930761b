package org.meo.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A picture with its content. */
public final class Picture {

    private final String name;
    private final String contentType;
    private final String hash;
    private final byte[] bytes;

    Picture(String name, String contentType, String hash, byte[] bytes) {
        this.name = name;
        this.contentType = contentType;
        this.hash = hash;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    /** Media type, without parameters. */
    public String contentType() {
        return contentType;
    }

    /** First 16 hexadecimal digits of the SHA-256 of the content. */
    public String hash() {
        return hash;
    }

    /** {@code <hash>/<name>}. */
    public String path() {
        return hash + "/" + name;
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    /** A new stream over the content, at its start; needs no closing. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
