package org.meo.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Where the files of pictures are, by key; shared by all nodes. A key names one content for ever: it is written whole or
 * not at all, writing it again changes nothing, and nothing is written under another content's key.
 */
interface PictureStore {

    /** @throws IOException when it is not certain that the file is kept */
    void put(String key, String contentType, byte[] content) throws IOException;

    /**
     * @return empty when there is no file of that key
     * @throws IOException when the store does not answer
     */
    Optional<StoredFile> find(String key) throws IOException;

    /** An open file: whoever got it closes it. */
    record StoredFile(long length, InputStream content) {
    }
}
