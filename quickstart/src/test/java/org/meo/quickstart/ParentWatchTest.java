package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentWatchTest {

    @Test
    void aJvmEndsWhenTheOneThatStartedItIsGone(@TempDir Path home) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Java.program(), Java.parentWatchOption(home), "-cp", Java.classPath(),
                Endless.class.getName()).redirectErrorStream(true).start();
        try {
            // It says something when it runs: an end before that would prove nothing.
            await().until(() -> child.getInputStream().read() == '!');
            assertThat(child.isAlive()).isTrue();

            child.getOutputStream().close();

            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    /** A program that would never end. */
    static final class Endless {

        private Endless() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            System.out.print('!');
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
