package org.meo.web.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.faces.config.WebConfiguration.DisableUnicodeEscaping;
import com.sun.faces.renderkit.html_basic.HtmlResponseWriter;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meo.pictures.Picture;
import org.meo.web.component.PictureWriter.Fetch;
import org.meo.web.component.PictureWriter.Place;

class PictureWriterTest {

    private static final String HASH = "0123456789abcdef";
    private static final Picture PHOTO = new Picture("pad.jpg", HASH, "image/jpeg", 3000, 2000, List.of(320, 640, 960, 1280), false);

    static Picture drawing(String name) {
        return new Picture(name, HASH, "image/svg+xml", 800, 800, List.of(), true);
    }

    @Test
    void aDrawingIsOneFileForAllSizes() throws IOException {
        assertThat(write(drawing("pad.svg"), "A pad", Place.CARD, Fetch.LATE)).isEqualTo("<img src=\"/pictures/" + HASH
                + "/pad.svg\" alt=\"A pad\" width=\"400\" height=\"400\" loading=\"lazy\" />");
    }

    @Test
    void aPhotoIsOfferedAsWebpInTheSizesThatScreensNeedWithOneFileForOtherBrowsers() throws IOException {
        String base = "/pictures/" + HASH;

        assertThat(write(PHOTO, "A pad", Place.CARD, Fetch.FIRST)).isEqualTo("<picture><source type=\"image/webp\" srcset=\""
                + base + "/320/pad.webp 320w," + base + "/640/pad.webp 640w," + base + "/960/pad.webp 960w\""
                + " sizes=\"(min-width:34rem) 18rem,45vw\">"
                + "<img src=\"" + base + "/640/pad.jpg\" alt=\"A pad\" width=\"400\" height=\"267\" fetchpriority=\"high\" /></picture>");
    }

    @Test
    void aThumbnailNeedsTheSmallestOnly() throws IOException {
        assertThat(write(PHOTO, "", new Place(96, "96px", null, null), Fetch.LATE)).isEqualTo("<picture><source type=\"image/webp\""
                + " srcset=\"/pictures/" + HASH + "/320/pad.webp\"><img src=\"/pictures/" + HASH
                + "/320/pad.jpg\" alt=\"\" width=\"96\" height=\"64\" loading=\"lazy\" /></picture>");
    }

    @Test
    void whatIsTransparentFallsBackToPng() throws IOException {
        Picture glass = new Picture("glass.webp", HASH, "image/webp", 500, 700, List.of(320, 500), true);

        assertThat(write(glass, null, new Place(800, "94vw", "main", "large"), Fetch.SOON)).contains(
                "<img id=\"main\" class=\"large\" src=\"/pictures/" + HASH + "/500/glass.png\" alt=\"\"", "decoding=\"async\"",
                "/320/glass.webp 320w,", "/500/glass.webp 500w\"").doesNotContain("lazy", "1280");
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() throws IOException {
        assertThat(write(PHOTO, "\"><script>", Place.CARD, Fetch.LATE)).doesNotContain("<script>");
    }

    private static String write(Picture picture, String alt, Place place, Fetch fetch) throws IOException {
        StringWriter html = new StringWriter();
        try (ResponseWriter out = new HtmlResponseWriter(html, "text/html", "UTF-8", false, false,
                DisableUnicodeEscaping.True, false)) {
            new PictureWriter(out).write(picture, alt, place, fetch);
        }
        return html.toString();
    }
}
