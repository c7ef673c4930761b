package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {

    private static final String KEY = "0123456789abcdef/320.webp";

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasPut() throws IOException {
        FileStore store = new FileStore(folder.resolve("not/there/yet"));
        byte[] content = bytes(100_000);

        assertThat(store.find(KEY)).isEmpty();
        store.put(KEY, "image/webp", content);

        assertThat(read(store)).contains(content);
        assertThat(new FileStore(folder.resolve("not/there/yet")).find(KEY)).isPresent();
    }

    @Test
    void whatACrashLeftIsNoFileAndIsNoHindrance() throws IOException {
        FileStore store = new FileStore(folder);
        Files.createDirectories(folder.resolve("0123456789abcdef"));
        Files.write(folder.resolve("0123456789abcdef/.4711.part"), bytes(10));

        assertThat(store.find(KEY)).isEmpty();
        store.put(KEY, "image/webp", bytes(20));
        assertThat(read(store)).contains(bytes(20));
    }

    @Test
    void leavesNothingBehindWhenItFails() throws IOException {
        FileStore store = new FileStore(folder);
        // A directory that is not empty can't be replaced by a file.
        Files.createDirectories(folder.resolve(KEY).resolve("in-the-way"));

        assertThatThrownBy(() -> store.put(KEY, "image/webp", bytes(20))).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder.resolve("0123456789abcdef"))) {
            assertThat(left).containsExactly(folder.resolve(KEY));
        }
    }

    @Test
    void manyWritersOfTheSameNeverShowAPart() throws Exception {
        byte[] content = bytes(300_000);
        FileStore store = new FileStore(folder);
        store.put(KEY, "image/webp", content);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                writers.add(threads.submit(() -> {
                    for (int time = 0; time < 20; time++) {
                        new FileStore(folder).put(KEY, "image/webp", content);
                    }
                    return null;
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                assertThat(read(store)).contains(content);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> left = Files.list(folder.resolve("0123456789abcdef"))) {
            assertThat(left).containsExactly(folder.resolve(KEY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd", "", "."})
    void noKeyLeadsOut(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileStore(folder).find(key));
    }

    private static Optional<byte[]> read(FileStore store) throws IOException {
        Optional<PictureFile.Content> found = store.find(KEY);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (PictureFile.Content content = found.get()) {
            byte[] bytes = content.stream().readAllBytes();
            assertThat(content.length()).isEqualTo(bytes.length);
            return Optional.of(bytes);
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
