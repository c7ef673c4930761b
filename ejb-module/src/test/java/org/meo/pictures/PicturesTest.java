package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.BusinessException;

class PicturesTest {

    private final MemoryRows rows = new MemoryRows();
    private final MemoryStore store = new MemoryStore();
    private final Pictures pictures = new Pictures(rows, store, Clock.systemUTC());

    @Test
    void givesADrawingWithAnAddressOfItsContent() throws IOException {
        Picture picture = pictures.find(Pictures.NO_PICTURE).orElseThrow();

        assertThat(picture.isDrawing()).isTrue();
        assertThat(picture.contentType()).isEqualTo("image/svg+xml");
        assertThat(picture.hash()).matches("[0-9a-f]{16}");
        assertThat(picture.path()).isEqualTo(picture.hash() + "/" + Pictures.NO_PICTURE);
        assertThat(picture.width()).isEqualTo(800);
        assertThat(picture.height()).isEqualTo(800);
        try (PictureFile.Content content = pictures.open(Pictures.NO_PICTURE).orElseThrow().source().open()) {
            assertThat(content.stream().readAllBytes()).hasSize((int) content.length()).startsWith('<', 's', 'v', 'g');
        }
        assertThat(rows.statements).hasValue(0);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "../categories.csv", "..%2fcategories.csv", "/etc/passwd", "none.svg", "_no-picture.SVG",
            "a/_no-picture.svg", "_no-picture.svg\u0000", "_no-picture.svg/", "_no-picture", "none.jpg"})
    void findsNothingElse(String name) {
        assertThat(pictures.find(name)).isEmpty();
        assertThat(pictures.orStandIn(name).name()).isEqualTo(Pictures.NO_PICTURE);
    }

    @Test
    void takesAPhotoInAndGivesItInEverySizeThatIsNotLarger() throws IOException {
        Picture picture = add("pad.jpg", Samples.jpeg(1500, 1000));

        assertThat(picture).isEqualTo(pictures.find("pad.jpg").orElseThrow());
        assertThat(picture.widths()).containsExactly(320, 640, 960, 1280);
        assertThat(picture.width()).isEqualTo(1500);
        assertThat(picture.height()).isEqualTo(1000);
        assertThat(picture.path()).isEqualTo(picture.hash() + "/1280/pad.jpg");
        assertThat(picture.webpPath(640)).isEqualTo(picture.hash() + "/640/pad.webp");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(open(picture, 640, "pad.jpg").orElseThrow()));
        assertThat(shown.getWidth()).isEqualTo(640);
        assertThat(shown.getHeight()).isEqualTo(427);
        assertThat(open(picture, 640, "pad.webp").orElseThrow()).startsWith('R', 'I', 'F', 'F');
        assertThat(store.files).hasSize(9).containsKey(picture.hash() + "/original");
    }

    @Test
    void aSmallPhotoIsNeverMadeLarger() throws IOException {
        assertThat(add("small.png", Samples.png(200, 100)).widths()).containsExactly(200);
        assertThat(add("medium.png", Samples.png(700, 100)).widths()).containsExactly(320, 640, 700);
        assertThat(add("even.png", Samples.png(640, 100)).widths()).containsExactly(320, 640);
        assertThat(add("thin.png", Samples.png(5000, 1)).widths()).containsExactly(320, 640, 960, 1280);
    }

    @Test
    void theSameContentAgainChangesNothing() throws IOException {
        Picture first = add("pad.jpg", Samples.jpeg(400, 400));
        int written = store.puts.get();

        assertThat(add("pad.jpg", Samples.jpeg(400, 400))).isEqualTo(first);
        assertThat(store.puts).hasValue(written);
        assertThat(rows.size()).isEqualTo(1);
    }

    @Test
    void theSameContentUnderAnotherNameIsNotMadeAgain() throws IOException {
        add("pad.jpg", Samples.jpeg(400, 400));
        int written = store.puts.get();

        Picture second = add("block.jpg", Samples.jpeg(400, 400));

        assertThat(second.name()).isEqualTo("block.jpg");
        assertThat(store.puts).hasValue(written);
        assertThat(open(second, 320, "block.webp")).isPresent();
        assertThat(open(second, 320, "pad.webp")).isPresent();
    }

    @Test
    void otherContentIsANewVersionAndTheOldAddressGoesOnWorking() throws IOException {
        Picture before = add("pad.jpg", Samples.jpeg(400, 400));
        Picture after = add("pad.jpg", Samples.jpeg(400, 300));

        assertThat(after.hash()).isNotEqualTo(before.hash());
        assertThat(pictures.find("pad.jpg")).contains(after);
        assertThat(open(before, 320, "pad.webp")).isPresent();
        assertThat(add("pad.jpg", Samples.jpeg(400, 400))).isEqualTo(before);
        assertThat(pictures.find("pad.jpg")).contains(before);
    }

    @Test
    void manyNamesAreOneStatement() throws IOException {
        add("pad.jpg", Samples.jpeg(40, 40));
        List<String> names = new ArrayList<>(List.of(Pictures.NO_PICTURE, "pad.jpg"));
        IntStream.range(0, 100).mapToObj(index -> "none-" + index + ".jpg").forEach(names::add);
        rows.statements.set(0);

        assertThat(pictures.find(names)).containsOnlyKeys(Pictures.NO_PICTURE, "pad.jpg");
        assertThat(pictures.existing(names)).containsExactlyInAnyOrder(Pictures.NO_PICTURE, "pad.jpg");
        names.forEach(pictures::orStandIn);
        assertThat(rows.statements).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pad.bmp", "pad", "../pad.jpg", "a/b.jpg", "pad.jpg.exe", "", ".jpg", "pad one.jpg", "päd.jpg"})
    void refusesANameThatIsNone(String name) {
        refuses("PICTURE_NAME", name, new byte[10]);
    }

    @Test
    void refusesWhatIsNotWhatItsNameSays() throws IOException {
        refuses("PICTURE_TYPE", "pad.jpg", Samples.png(10, 10));
        refuses("PICTURE_TYPE", "pad.png", "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        refuses("PICTURE_TYPE", "pad.gif", new byte[0]);
        refuses("PICTURE_TYPE", "pad.webp", "RIFF....WAVEfmt ".getBytes(StandardCharsets.UTF_8));
        refuses("PICTURE_TYPE", "pad.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsCutOff() throws IOException {
        refuses("PICTURE_BROKEN", "pad.jpg", Samples.cut(Samples.jpeg(600, 600)));
        refuses("PICTURE_BROKEN", "pad.png", Samples.cut(Samples.png(600, 600)));
        refuses("PICTURE_BROKEN", "pad.gif", Samples.cut(Samples.gif(600, 600)));
        refuses("PICTURE_BROKEN", "pad.webp", Samples.cut(Samples.webp(600, 600)));
        refuses("PICTURE_BROKEN", "pad.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0});
        refuses("PICTURE_BROKEN", "pad.png", Samples.bomb(9_000, 5_000));
    }

    @Test
    void refusesWhatIsTooLargeBeforeItIsDecoded() throws IOException {
        refuses("PICTURE_SIZE", "pad.png", Samples.bomb(10_001, 10));
        refuses("PICTURE_SIZE", "pad.png", Samples.bomb(10, 10_001));
        refuses("PICTURE_SIZE", "pad.png", Samples.bomb(10_000, 5_001));
        refuses("PICTURE_SIZE", "pad.png", Samples.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(add("wide.png", Samples.png(10_000, 10)).width()).isEqualTo(10_000);
    }

    @Test
    void readsNoFurtherThanTheLargestFileAllowed() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }
        };

        assertThatExceptionOfType(BusinessException.class).isThrownBy(() -> pictures.add("pad.jpg", endless))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("PICTURE_BYTES"))
                .satisfies(refusal -> assertThat(refusal.arguments()).containsExactly(20));
    }

    @Test
    void aStoreThatIsAwayLeavesNoRow() throws IOException {
        store.broken = true;
        byte[] photo = Samples.jpeg(40, 40);

        assertThatThrownBy(() -> add("pad.jpg", photo)).isInstanceOf(PicturesUnavailableException.class);
        assertThat(pictures.find("pad.jpg")).isEmpty();
        store.broken = false;
        assertThat(add("pad.jpg", photo)).isEqualTo(pictures.find("pad.jpg").orElseThrow());
    }

    @Test
    void manyAtATimeAllGetIn() throws Exception {
        byte[] photo = Samples.jpeg(1200, 800);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Picture>> added = new ArrayList<>();
            for (int index = 0; index < 16; index++) {
                String name = "pad-" + index % 4 + ".jpg";
                added.add(threads.submit(() -> add(name, photo)));
            }
            for (Future<Picture> picture : added) {
                assertThat(open(picture.get(), 960, picture.get().base() + ".webp")).isPresent();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rows.size()).isEqualTo(4);
    }

    @Test
    void opensNothingButTheFilesOfAPicture() throws IOException {
        Picture picture = add("pad.jpg", Samples.jpeg(400, 400));

        assertThat(open(picture, 640, "pad.webp")).isEmpty();
        assertThat(open(picture, 320, "pad.png")).isEmpty();
        assertThat(open(picture, 320, "other.webp")).isEmpty();
        assertThat(open(picture, 320, "../original")).isEmpty();
        assertThat(pictures.open("0000000000000000", 320, "pad.webp")).isEmpty();
        assertThat(pictures.open("..", 320, "pad.webp")).isEmpty();
    }

    private Picture add(String name, byte[] content) {
        return pictures.add(name, new ByteArrayInputStream(content));
    }

    private Optional<byte[]> open(Picture picture, int width, String file) throws IOException {
        Optional<PictureFile> found = pictures.open(picture.hash(), width, file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (PictureFile.Content content = found.get().source().open()) {
            byte[] bytes = content.stream().readAllBytes();
            assertThat(bytes).hasSize((int) content.length());
            return Optional.of(bytes);
        }
    }

    private void refuses(String code, String name, byte[] content) {
        assertThatExceptionOfType(BusinessException.class).as(name).isThrownBy(() -> add(name, content))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(pictures.find(name)).isEmpty();
    }
}
