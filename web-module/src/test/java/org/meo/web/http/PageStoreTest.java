package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.meo.shared.CacheCounts;

class PageStoreTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger renderings = new AtomicInteger();
    private final AtomicLong changed = new AtomicLong(Long.MAX_VALUE);
    private final PageStore store = new PageStore(Duration.ofSeconds(1), 1_000_000, now::get, changed::get, CacheCounts.NONE);

    private static CachedPage page(String text) {
        return new CachedPage(text.getBytes(StandardCharsets.UTF_8));
    }

    private CachedPage render() {
        return page("rendering " + renderings.incrementAndGet());
    }

    private String get(String key) throws IOException, ServletException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        store.get(key, this::render).page().writeTo(text);
        return text.toString(StandardCharsets.UTF_8);
    }

    private void pass(long milliseconds) {
        now.addAndGet(Duration.ofMillis(milliseconds).toNanos());
    }

    @Test
    void aPageIsRenewedWhenItsTimeIsOver() throws IOException, ServletException {
        assertThat(get("/")).isEqualTo("rendering 1");
        pass(999);
        assertThat(get("/")).isEqualTo("rendering 1");
        pass(2);
        assertThat(get("/")).isEqualTo("rendering 2");
        pass(5_000);
        assertThat(get("/")).isEqualTo("rendering 3");
    }

    @Test
    void aPageIsGoodUntilSomethingChanges() throws IOException, ServletException {
        changed.set(now.get());
        pass(PageStore.SETTLING.toMillis() + 1);
        get("/");
        pass(PageStore.SETTLED_LIFE.toMillis() - 1);
        assertThat(get("/")).isEqualTo("rendering 1");

        changed.set(now.get());
        assertThat(get("/")).isEqualTo("rendering 2");
    }

    @Test
    void aPageThatWasRenderedRightAfterAChangeIsSoonRenewed() throws IOException, ServletException {
        changed.set(now.get());
        pass(PageStore.SETTLING.toMillis() - 1);
        get("/");
        pass(2_001);
        assertThat(get("/")).isEqualTo("rendering 2");
        pass(60_000);
        assertThat(get("/")).isEqualTo("rendering 2");
    }

    @Test
    void nothingIsSettledForEver() throws IOException, ServletException {
        changed.set(now.get());
        pass(PageStore.SETTLING.toMillis() + 1);
        get("/");
        pass(PageStore.SETTLED_LIFE.toMillis() + 1);
        assertThat(get("/")).isEqualTo("rendering 2");
    }

    @Test
    void whileOneRenewsItTheOthersGetTheOldOne() throws IOException, ServletException {
        get("/");
        pass(1_500);
        PageStore.Answer renewed = store.get("/", () -> {
            try {
                assertThat(get("/")).isEqualTo("rendering 1");
            } catch (ServletException e) {
                throw new IllegalStateException(e);
            }
            return render();
        });

        assertThat(renewed.page().length()).isEqualTo("rendering 2".length());
        assertThat(get("/")).isEqualTo("rendering 2");
        assertThat(renderings).hasValue(2);
    }

    @Test
    void whoeverComesWhileItIsRenderedForTheFirstTimeWaitsForIt() throws InterruptedException, ExecutionException {
        int visitors = 16;
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(visitors);
        try {
            List<Future<PageStore.Answer>> answers = new ArrayList<>();
            for (int visitor = 0; visitor < visitors; visitor++) {
                answers.add(threads.submit(() -> store.get("/", () -> {
                    begun.countDown();
                    await(go);
                    return render();
                })));
            }
            await(begun);
            go.countDown();
            for (Future<PageStore.Answer> answer : answers) {
                assertThat(answer.get().page()).isNotNull();
            }
            assertThat(renderings).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsNotKeptIsAskedForAnew() throws IOException, ServletException {
        assertThat(store.get("/", () -> null)).isEqualTo(new PageStore.Answer(null, true));
        assertThat(get("/")).isEqualTo("rendering 1");
    }

    @Test
    void aFaultIsItsVisitorsOwn() throws IOException, ServletException {
        assertThatThrownBy(() -> store.get("/", () -> {
            throw new UncheckedIOException(new IOException("broken"));
        })).isInstanceOf(UncheckedIOException.class);
        assertThat(get("/")).isEqualTo("rendering 1");
    }

    @Test
    void itHoldsNoMoreBytesThanItMay() throws IOException, ServletException {
        String long10k = "x".repeat(10_000);
        for (int number = 0; number < 1_000; number++) {
            store.get("/search?q=" + number, () -> page(long10k));
        }

        assertThat(store.weight()).isPositive().isLessThanOrEqualTo(1_000_000);
    }
}
