package org.meo.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private final Pictures pictures = new Pictures();

    @Test
    void givesAPictureWithAnAddressOfItsContent() throws IOException {
        Picture picture = pictures.find(Pictures.NO_PICTURE).orElseThrow();

        assertThat(picture.contentType()).isEqualTo("image/svg+xml");
        assertThat(picture.hash()).matches("[0-9a-f]{16}");
        assertThat(pictures.path(Pictures.NO_PICTURE)).isEqualTo(picture.hash() + "/" + Pictures.NO_PICTURE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        picture.writeTo(out);
        assertThat(out.toByteArray()).hasSize(picture.length()).isEqualTo(picture.open().readAllBytes());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "../categories.csv", "..%2fcategories.csv", "/etc/passwd", "none.svg", "_no-picture.SVG",
            "a/_no-picture.svg", "_no-picture.svg\u0000", "_no-picture.svg/", "_no-picture"})
    void findsNothingElse(String name) {
        assertThat(pictures.find(name)).isEmpty();
        assertThat(pictures.path(name)).endsWith("/" + Pictures.NO_PICTURE);
    }
}
