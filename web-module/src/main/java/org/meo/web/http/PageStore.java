package org.meo.web.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.meo.shared.CacheCounts;

/**
 * Pages of this node, as many as fit into a number of bytes. However many ask for a page, one renders it: those who come
 * while it is rendered for the first time wait for it, those who come while it is renewed get the old one. None is given
 * out that is older than twice the time to live, except settled ones: they were rendered so long after the last change of
 * anything they could show that no part of them can be from before it, and are good until the next change, at most for
 * {@link #SETTLED_LIFE}.
 */
final class PageStore {

    /** After so long a wait for somebody else's rendering one renders for oneself. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longest life of a page while nothing changes. */
    static final Duration SETTLED_LIFE = Duration.ofMinutes(2);
    /** After a change parts of a page may come from what was remembered before it for so long; see CatalogueCache. */
    static final Duration SETTLING = Duration.ofSeconds(4);

    private final long timeToLive;
    private final Ticker ticker;
    private final LongSupplier lastChange;
    private final CacheCounts counts;
    private final Cache<String, Entry> pages;
    private final ConcurrentMap<String, CompletableFuture<CachedPage>> begun = new ConcurrentHashMap<>();

    /** @param lastChange of anything that pages show, on the ticker's clock; Long.MAX_VALUE while nobody can say */
    PageStore(Duration timeToLive, long maximumBytes, Ticker ticker, LongSupplier lastChange, CacheCounts counts) {
        this.timeToLive = timeToLive.toNanos();
        this.ticker = ticker;
        this.lastChange = lastChange;
        this.counts = counts;
        // Its housekeeping runs in the threads of requests: it is short, and a container's threads are not ours to start.
        this.pages = Caffeine.newBuilder().maximumWeight(maximumBytes).expireAfterWrite(longest(timeToLive.multipliedBy(2), SETTLED_LIFE))
                .weigher((String key, Entry entry) -> entry.page.weight() + 2 * key.length()).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /** Makes a page; null when what came out is not to be kept, and was answered in another way. */
    @FunctionalInterface
    interface Rendering {
        CachedPage render() throws IOException, ServletException;
    }

    /** What is given to a visitor: a page, or whether the visitor's own rendering has answered already. */
    record Answer(CachedPage page, boolean answered) {
    }

    /** @return without a page and not answered when somebody else's rendering gave nothing to keep */
    Answer get(String key, Rendering rendering) throws IOException, ServletException {
        Entry entry = pages.getIfPresent(key);
        long age = entry == null ? Long.MAX_VALUE : ticker.read() - entry.renderedAt;
        boolean settled = entry != null && age < SETTLED_LIFE.toNanos() && isSettled(entry);
        if (entry != null && (settled || age < 2 * timeToLive)) {
            boolean young = settled || age < timeToLive;
            boolean kept = young || !entry.renewing.compareAndSet(false, true);
            counts.count(kept);
            return kept ? new Answer(entry.page, false) : render(key, rendering);
        }
        CompletableFuture<CachedPage> mine = new CompletableFuture<>();
        CompletableFuture<CachedPage> theirs = begun.putIfAbsent(key, mine);
        counts.count(theirs != null);
        if (theirs != null) {
            return new Answer(await(theirs), false);
        }
        Answer answer = null;
        try {
            answer = render(key, rendering);
            return answer;
        } finally {
            begun.remove(key, mine);
            mine.complete(answer == null ? null : answer.page);
        }
    }

    private boolean isSettled(Entry entry) {
        long changed = lastChange.getAsLong();
        return changed != Long.MAX_VALUE && entry.renderedAt - changed > SETTLING.toNanos();
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Answer render(String key, Rendering rendering) throws IOException, ServletException {
        // Taken before: what changes meanwhile may be missing from the page.
        long renderedAt = ticker.read();
        CachedPage page = rendering.render();
        if (page == null) {
            pages.invalidate(key);
            return new Answer(null, true);
        }
        pages.put(key, new Entry(page, renderedAt));
        return new Answer(page, false);
    }

    private static CachedPage await(CompletableFuture<CachedPage> page) throws ServletException {
        try {
            return page.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("is never completed with a fault", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException("the server is stopping", e);
        }
    }

    /** Bytes that the pages take, roughly. */
    long weight() {
        pages.cleanUp();
        return pages.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    private static final class Entry {

        private final CachedPage page;
        private final long renderedAt;
        private final AtomicBoolean renewing = new AtomicBoolean();

        Entry(CachedPage page, long renderedAt) {
            this.page = page;
            this.renderedAt = renderedAt;
        }
    }
}
