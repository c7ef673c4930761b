package org.meo.pictures;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a picture, to be sent.
 *
 * @param hash of the content as it is now, which for a drawing may be another than was asked for
 */
public record PictureFile(String hash, String contentType, Source source) {

    /** Opens the content. */
    @FunctionalInterface
    public interface Source {
        /** @throws IOException when the store does not answer */
        Content open() throws IOException;
    }

    /** Open content with its length in bytes; whoever got it closes it. */
    public record Content(long length, InputStream stream) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
