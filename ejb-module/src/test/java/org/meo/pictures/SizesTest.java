package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @TempDir
    private Path folder;

    /** Where red and white are once the camera's note is followed: the sample is red at the left and white at the bottom. */
    @ParameterizedTest
    @CsvSource({"1,left,bottom,600", "2,right,bottom,600", "3,right,top,600", "4,left,top,600",
            "5,top,right,300", "6,top,left,300", "7,bottom,left,300", "8,bottom,right,300"})
    void turnsThePhotoAsTheCameraWasHeld(int orientation, String red, String white, int width) throws IOException {
        Map<String, byte[]> files = files("held.jpg", Samples.held(Samples.jpeg(600, 300), orientation), PhotoFormat.JPEG);

        assertThat(files.keySet()).contains(width + ".jpg", width + ".webp");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(files.get(width + ".jpg")));
        assertThat(shown.getWidth()).isEqualTo(width);
        assertNear(at(shown, red), Color.RED);
        assertNear(at(shown, white), Color.WHITE);
    }

    @Test
    void saysNothingOfTheCameraOrThePlace() throws IOException {
        byte[] photo = Samples.held(Samples.jpeg(400, 300), 1);

        assertThat(text(photo)).contains("Made at 51.5 N", "Exif");
        assertThat(files("note.jpg", photo, PhotoFormat.JPEG).values())
                .allSatisfy(file -> assertThat(text(file)).doesNotContain("Made at", "Exif", "EXIF"));
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        Map<String, byte[]> files = files("glass.png", Samples.transparentPng(400, 400), PhotoFormat.PNG);

        assertThat(files).containsOnlyKeys("320.webp", "320.png", "400.webp", "400.png");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(files.get("320.png")));
        assertThat(new Color(shown.getRGB(80, 40), true).getAlpha()).isBetween(120, 136);
        assertNear(new Color(shown.getRGB(80, 200), true), Color.RED);
    }

    @Test
    void whatCouldBeTransparentAndIsNotBecomesJpeg() throws IOException {
        byte[] opaque = Samples.write("png", Samples.image(400, 400, BufferedImage.TYPE_INT_ARGB));

        assertThat(files("solid.png", opaque, PhotoFormat.PNG)).containsOnlyKeys("320.webp", "320.jpg", "400.webp", "400.jpg");
    }

    @Test
    void theOtherKindsKeepTheirColours() throws IOException {
        assertKeepsColours(files("a.gif", Samples.gif(700, 500), PhotoFormat.GIF));
        assertKeepsColours(files("a.webp", Samples.webp(700, 500), PhotoFormat.WEBP));
        assertKeepsColours(files("a.png", Samples.png(700, 500), PhotoFormat.PNG));
        assertKeepsColours(files("a.jpg", Samples.jpeg(7_000, 5_000), PhotoFormat.JPEG));
        assertKeepsColours(files("a.webp", Samples.webp(7_000, 5_000), PhotoFormat.WEBP));
    }

    @Test
    void greyStaysAsBrightAsItWas() throws IOException {
        BufferedImage grey = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 400, 400, 0, java.util.Collections.nCopies(160_000, 100).stream()
                .mapToInt(Integer::intValue).toArray());
        for (String kind : new String[] {"png", "jpeg"}) {
            Map<String, byte[]> files = files("grey." + kind, Samples.write(kind, grey),
                    kind.equals("png") ? PhotoFormat.PNG : PhotoFormat.JPEG);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(files.get("320.jpg")));
            assertNear(new Color(shown.getRGB(160, 160)), new Color(100, 100, 100));
        }
    }

    private void assertKeepsColours(Map<String, byte[]> files) throws IOException {
        BufferedImage jpeg = ImageIO.read(new ByteArrayInputStream(files.get("640.jpg")));
        assertNear(at(jpeg, "left"), Color.RED);
        assertNear(at(jpeg, "right"), Color.BLUE);
        Path webp = Files.write(folder.resolve("check.webp"), files.get("640.webp"));
        BufferedImage modern = Photo.look("check.webp", webp, PhotoFormat.WEBP).decode();
        assertThat(modern.getWidth()).isEqualTo(640);
        assertNear(at(modern, "left"), Color.RED);
        assertNear(at(modern, "right"), Color.BLUE);
    }

    private static Color at(BufferedImage image, String side) {
        int x = side.equals("left") ? 4 : side.equals("right") ? image.getWidth() - 5 : image.getWidth() / 4;
        int y = side.equals("top") ? 4 : side.equals("bottom") ? image.getHeight() - 5 : image.getHeight() / 4;
        return new Color(image.getRGB(x, y));
    }

    private static void assertNear(Color color, Color wanted) {
        assertThat(Math.abs(color.getRed() - wanted.getRed()) + Math.abs(color.getGreen() - wanted.getGreen())
                + Math.abs(color.getBlue() - wanted.getBlue())).as(color + " for " + wanted).isLessThan(30);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private Map<String, byte[]> files(String name, byte[] content, PhotoFormat format) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Map<String, byte[]> files = new LinkedHashMap<>();
        Sizes.of(Photo.look(name, file, format))
                .forEach((width, ending, type, bytes) -> files.put(width + "." + ending, bytes));
        return files;
    }
}
