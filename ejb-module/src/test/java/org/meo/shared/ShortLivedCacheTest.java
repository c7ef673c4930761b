package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShortLivedCacheTest {

    private final Counters counters = new Counters();
    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final ShortLivedCache<String, Integer> cache = new ShortLivedCache<>(10, Duration.ofSeconds(1), time::get,
            CacheCounts.of(counters.registry(), "numbers"));

    @Test
    void tellsHowOftenItHadTheAnswer() {
        get("a");
        get("a");
        get("b");
        assertThat(counters.count("meo_cache_lookups{cache=numbers,result=hit}")).isEqualTo(1);
        assertThat(counters.count("meo_cache_lookups{cache=numbers,result=miss}")).isEqualTo(2);
    }

    @Test
    void givesTheSameAnswerUntilItIsOld() {
        assertThat(get("a")).isEqualTo(1);
        time.set(Duration.ofMillis(999).toNanos());
        assertThat(get("a")).isEqualTo(1);
        time.set(Duration.ofMillis(1_000).toNanos());
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void givesTheOldAnswerToAllButOneWhileTheNewOneIsLoaded() throws Exception {
        get("a");
        time.set(Duration.ofMillis(1_500).toNanos());
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> loader = other.submit(() -> cache.get("a", () -> {
                loading.countDown();
                await(mayEnd);
                return 7;
            }));
            loading.await();

            assertThat(get("a")).isEqualTo(1);
            mayEnd.countDown();
            assertThat(loader.get()).isEqualTo(7);
            assertThat(get("a")).isEqualTo(7);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void givesNothingThatIsOlderThanTwiceItsTime() {
        get("a");
        time.set(Duration.ofMillis(1_500).toNanos());
        assertThatIllegalStateException().isThrownBy(() -> cache.get("a", () -> {
            throw new IllegalStateException("the database is down");
        }));
        assertThat(get("a")).as("the failed one still counts as being loaded").isEqualTo(1);
        time.set(Duration.ofMillis(2_000).toNanos());
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void keepsNoMissingAnswer() {
        assertThat(cache.get("a", () -> null)).isNull();
        assertThat(get("a")).isEqualTo(1);
    }

    @Test
    void staysWithinItsSize() {
        for (int number = 0; number < 1_000; number++) {
            get("key " + number);
            assertThat(cache.size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void forgetsEverythingWhenCleared() {
        get("a");
        cache.clear();
        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void manyAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int number = 0; number < 2_000; number++) {
                String key = "key " + number % 30;
                time.addAndGet(1_000_000);
                answers.add(threads.submit(() -> get(key)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Integer get(String key) {
        return cache.get(key, loads::incrementAndGet);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
