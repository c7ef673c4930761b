package org.meo.web.component;

import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.Locale;
import org.meo.pictures.Picture;
import org.meo.web.http.PictureServlet;

/**
 * The one place that writes pictures as HTML: a drawing as one file, a photo in the sizes that the screen may need, as
 * WebP and as one file for browsers that don't know it.
 */
final class PictureWriter {

    private final ResponseWriter out;

    PictureWriter(ResponseWriter out) {
        this.out = out;
    }

    /** When a browser fetches a picture. */
    enum Fetch {
        /** When it comes into sight. */
        LATE,
        /** With the page. */
        SOON,
        /** Before everything else: what the page is about. */
        FIRST;

        /** @param word null is {@link #LATE}; Facelets gives {@code soon} and {@code first} */
        static Fetch of(Object word) {
            return word == null ? LATE : valueOf(word.toString().toUpperCase(Locale.ROOT));
        }
    }

    /** @param alt empty for what only adorns */
    void write(Picture picture, String alt, Place place, Fetch fetch) throws IOException {
        boolean photo = !picture.isDrawing();
        if (photo) {
            out.startElement("picture", null);
            String set = PictureServlet.webpSet(picture, place.size);
            // By hand, because the writer would end it as if it could hold something. Addresses of photos and sizes have
            // no character that HTML knows.
            out.write("<source type=\"image/webp\" srcset=\"" + set
                    + (set.indexOf(' ') >= 0 ? "\" sizes=\"" + place.sizes : "") + "\">");
        }
        out.startElement("img", null);
        if (place.id != null) {
            out.writeAttribute("id", place.id, null);
        }
        if (place.styleClass != null) {
            out.writeAttribute("class", place.styleClass, null);
        }
        out.writeAttribute("src", PictureServlet.url(picture, place.size), null);
        out.writeAttribute("alt", alt == null ? "" : alt, null);
        out.writeAttribute("width", place.size, null);
        out.writeAttribute("height", Math.max(1, Math.round((float) place.size * picture.height() / picture.width())), null);
        switch (fetch) {
            case FIRST -> out.writeAttribute("fetchpriority", "high", null);
            case SOON -> out.writeAttribute("decoding", "async", null);
            case LATE -> out.writeAttribute("loading", "lazy", null);
        }
        out.endElement("img");
        if (photo) {
            out.endElement("picture");
        }
    }

    /**
     * Where a picture stands on pages.
     *
     * @param size       its width there in pixels, about; the height follows from the picture
     * @param sizes      the same as style sheets know it, for screens of all widths
     * @param id         null where it has none
     * @param styleClass null where it has none
     */
    record Place(int size, String sizes, String id, String styleClass) {

        static final Place CARD = new Place(400, "(min-width:34rem) 18rem,45vw", null, null);
        static final Place TILE = new Place(320, "(min-width:28rem) 14rem,45vw", null, null);
    }
}
