package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.pictures.Picture;
import org.meo.pictures.PictureFile;
import org.meo.pictures.Pictures;
import org.meo.shared.CleanUp;
import org.meo.shared.Retention;

/** Photos with the real database, a real directory and the native library that makes WebP. */
@ExtendWith(ArquillianExtension.class)
class PicturesIT {

    private static final Path DIRECTORY = Path.of(System.getenv("MEO_PICTURES_DIR"));

    @Inject
    private Shop shop;
    @Inject
    @Any
    private Instance<Retention> retentions;
    @EJB
    private CleanUp cleanUp;
    @Inject
    private Pictures pictures;
    @Resource
    private ManagedExecutorService executor;

    @Test
    void aPhotoIsFoundByItsNameAndItsFilesByTheirHash() throws IOException {
        String name = newName();

        Picture picture = add(name, Color.RED);

        assertThat(pictures.find(name)).contains(picture);
        assertThat(picture.widths()).containsExactly(320, 640, 700);
        assertThat(pictures.existing(List.of(name, newName(), Pictures.NO_PICTURE)))
                .containsExactlyInAnyOrder(name, Pictures.NO_PICTURE);
        assertThat(read(picture, 640, "webp")).startsWith('R', 'I', 'F', 'F');
        assertThat(ImageIO.read(new ByteArrayInputStream(read(picture, 320, "jpg"))).getWidth()).isEqualTo(320);
    }

    @Test
    void whatWasReplacedLongAgoIsRemovedButForWhatAnotherShows() throws IOException {
        String name = newName();
        String other = newName();
        Color once = new Color(12, 34, 56);
        Color shared = new Color(65, 43, 21);
        Picture gone = add(name, once);
        Picture kept = add(name, shared);
        add(other, shared);
        Picture shown = add(name, new Color(99, 98, 97));
        shop.update("UPDATE picture SET created_at = now() - interval '400 days' WHERE name = ?", name);

        retentions.forEach(cleanUp::cleanUp);

        assertThat(shop.text("SELECT count(*) FROM picture WHERE name = ?", name)).isEqualTo("1");
        assertThat(Files.exists(DIRECTORY.resolve(gone.hash()).resolve("original"))).isFalse();
        assertThat(Files.exists(DIRECTORY.resolve(kept.hash()).resolve("original"))).isTrue();
        assertThat(pictures.find(name)).contains(shown);
        // What comes back is stored again.
        Picture back = add(name, once);
        assertThat(back.hash()).isEqualTo(gone.hash());
        assertThat(read(back, 320, "webp")).isNotEmpty();
    }

    @Test
    void aNameMeansWhatWasAddedLastAndOldAddressesGoOnWorking() throws IOException {
        String name = newName();
        Picture before = add(name, Color.GREEN);
        Picture after = add(name, Color.BLUE);

        assertThat(pictures.find(name)).contains(after);
        assertThat(read(before, 320, "webp")).isNotEmpty();
        assertThat(add(name, Color.BLUE)).isEqualTo(after);
        assertThat(add(name, Color.GREEN)).isEqualTo(before);
        assertThat(pictures.find(name)).contains(before);
    }

    @Test
    void theSamePhotoFromManySidesIsOnePicture() throws Exception {
        String name = newName();
        List<Future<Picture>> adding = IntStream.range(0, 8).mapToObj(index -> executor.submit(() -> add(name, Color.PINK)))
                .toList();

        for (Future<Picture> picture : adding) {
            assertThat(picture.get(60, TimeUnit.SECONDS)).isEqualTo(pictures.find(name).orElseThrow());
        }
    }

    private static String newName() {
        return "t-" + UUID.randomUUID() + ".jpg";
    }

    private Picture add(String name, Color color) throws IOException {
        BufferedImage image = new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 700, 400);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return pictures.add(name, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private byte[] read(Picture picture, int width, String ending) throws IOException {
        String file = picture.name().replaceFirst("[.]jpg$", "." + ending);
        try (PictureFile.Content content = pictures.open(picture.hash(), width, file).orElseThrow().source().open()) {
            return content.stream().readAllBytes();
        }
    }
}
