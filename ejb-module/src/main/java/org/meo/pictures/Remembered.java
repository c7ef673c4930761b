package org.meo.pictures;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Answers of this process, a bounded number, each for a short while; those that are missing are asked for together. */
final class Remembered<V> {

    private final int most;
    private final long nanos;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Answer<V>> answers = new ConcurrentHashMap<>();

    Remembered(int most, Duration time, LongSupplier nanoTime) {
        this.most = most;
        this.nanos = time.toNanos();
        this.nanoTime = nanoTime;
    }

    /** @param loader asked once at most; gives an answer for each key it is asked for */
    Map<String, V> get(Collection<String> keys, Function<List<String>, Map<String, V>> loader) {
        Map<String, V> found = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        long now = nanoTime.getAsLong();
        for (String key : keys) {
            Answer<V> answer = answers.get(key);
            if (answer != null && now - answer.at < nanos) {
                found.put(key, answer.value);
            } else {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            Map<String, V> loaded = loader.apply(List.copyOf(missing));
            if (answers.size() + loaded.size() > most) {
                // Everything is cheap to ask for again, and a store that shows so many pictures at once is rare.
                answers.clear();
            }
            if (loaded.size() <= most) {
                loaded.forEach((key, value) -> answers.put(key, new Answer<>(value, now)));
            }
            found.putAll(loaded);
        }
        return found;
    }

    int size() {
        return answers.size();
    }

    void forget(String key) {
        answers.remove(key);
    }

    private record Answer<V>(V value, long at) {
    }
}
