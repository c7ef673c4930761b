package org.meo.shared;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps answers of this process for a short while, a bounded number of them. When one grows old the first caller
 * loads it anew while the others go on with the old one, so that a popular page is loaded once at a time; none is
 * given that is older than twice the time to live. A loader that fails fails its caller, and nothing is kept.
 */
public final class ShortLivedCache<K, V> {

    private final int maximumSize;
    private final long timeToLive;
    private final LongSupplier nanoTime;
    private final CacheCounts counts;
    private final ConcurrentMap<K, Entry<V>> entries = new ConcurrentHashMap<>();

    /** @param timeToLive zero keeps nothing */
    public ShortLivedCache(int maximumSize, Duration timeToLive) {
        this(maximumSize, timeToLive, CacheCounts.NONE);
    }

    /** As {@link #ShortLivedCache(int, Duration)}; tells how often it had an answer. */
    public ShortLivedCache(int maximumSize, Duration timeToLive, CacheCounts counts) {
        this(maximumSize, timeToLive, System::nanoTime, counts);
    }

    ShortLivedCache(int maximumSize, Duration timeToLive, LongSupplier nanoTime, CacheCounts counts) {
        this.maximumSize = maximumSize;
        this.timeToLive = timeToLive.toNanos();
        this.nanoTime = nanoTime;
        this.counts = counts;
    }

    /** @param loader may give null, which is not kept */
    public V get(K key, Supplier<V> loader) {
        Entry<V> entry = entries.get(key);
        if (entry != null) {
            long age = nanoTime.getAsLong() - entry.loadedAt;
            if (age < timeToLive || age < 2 * timeToLive && !entry.refreshing.compareAndSet(false, true)) {
                counts.count(true);
                return entry.value;
            }
        }
        counts.count(false);
        return load(key, loader);
    }

    private V load(K key, Supplier<V> loader) {
        // Taken before loading: what changes meanwhile may be missing from the answer.
        long loadedAt = nanoTime.getAsLong();
        V value = loader.get();
        if (value == null) {
            entries.remove(key);
            return null;
        }
        if (entries.size() >= maximumSize && !entries.containsKey(key)) {
            makeRoom(loadedAt);
        }
        entries.put(key, new Entry<>(value, loadedAt));
        return value;
    }

    /** Drops what is old, and when that is not enough whatever comes first: everything is cheap to load again. */
    private void makeRoom(long now) {
        entries.values().removeIf(entry -> now - entry.loadedAt >= timeToLive);
        int surplus = entries.size() - maximumSize + Math.max(1, maximumSize / 8);
        if (entries.size() >= maximumSize) {
            entries.keySet().stream().limit(surplus).forEach(entries::remove);
        }
    }

    public void clear() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }

    private static final class Entry<V> {

        private final V value;
        private final long loadedAt;
        private final AtomicBoolean refreshing = new AtomicBoolean();

        Entry(V value, long loadedAt) {
            this.value = value;
            this.loadedAt = loadedAt;
        }
    }
}
