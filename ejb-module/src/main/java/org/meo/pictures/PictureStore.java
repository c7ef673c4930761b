package org.meo.pictures;

import java.io.IOException;
import java.util.Optional;

/**
 * Where the files of photos are, by key; shared by all nodes. A key names one content for ever: it is written whole or
 * not at all, and writing it again changes nothing. What is there stands in the database, so nothing is ever listed.
 */
interface PictureStore {

    /**
     * @param key parts of letters, digits, hyphens and dots, between slashes
     * @throws IOException when it is not certain that the file is kept
     */
    void put(String key, String contentType, byte[] content) throws IOException;

    /**
     * @return empty when there is no file of that key
     * @throws IOException when the store does not answer
     */
    Optional<PictureFile.Content> find(String key) throws IOException;

    /**
     * Removes a file; nothing happens when there is none of that key.
     *
     * @throws IOException when it may still be there
     */
    void remove(String key) throws IOException;
}
