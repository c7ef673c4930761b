package org.meo.pictures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the database would keep, with a count of the statements that read it. */
final class MemoryRows extends PictureRows {

    final AtomicInteger statements = new AtomicInteger();
    private final List<Picture> pictures = new ArrayList<>();

    MemoryRows() {
        super(null);
    }

    @Override
    synchronized List<Picture> current(Collection<String> names) {
        statements.incrementAndGet();
        List<Picture> current = new ArrayList<>();
        for (String name : names) {
            pictures.stream().filter(picture -> picture.name().equals(name)).reduce((before, after) -> after)
                    .ifPresent(current::add);
        }
        return current;
    }

    @Override
    synchronized List<Picture> byHash(String hash) {
        statements.incrementAndGet();
        return pictures.stream().filter(picture -> picture.hash().equals(hash)).toList();
    }

    @Override
    synchronized void add(Picture picture, long bytes, Instant at) {
        pictures.remove(picture);
        pictures.add(picture);
    }

    @Override
    synchronized boolean addTwin(Picture picture, Instant at) {
        boolean there = pictures.stream().anyMatch(other -> other.hash().equals(picture.hash()));
        if (there) {
            add(picture, 0, at);
        }
        return there;
    }

    synchronized int size() {
        return pictures.size();
    }
}
