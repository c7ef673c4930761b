package org.meo.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps files in memory and counts what is written. */
final class MemoryStore implements PictureStore {

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final AtomicInteger puts = new AtomicInteger();
    volatile boolean broken;

    @Override
    public void put(String key, String contentType, byte[] content) throws IOException {
        if (broken) {
            throw new IOException("the store is away");
        }
        puts.incrementAndGet();
        files.put(key, content);
    }

    @Override
    public Optional<PictureFile.Content> find(String key) throws IOException {
        if (broken) {
            throw new IOException("the store is away");
        }
        return Optional.ofNullable(files.get(key))
                .map(content -> new PictureFile.Content(content.length, new ByteArrayInputStream(content)));
    }

    @Override
    public void remove(String key) throws IOException {
        if (broken) {
            throw new IOException("the store is away");
        }
        files.remove(key);
    }
}
