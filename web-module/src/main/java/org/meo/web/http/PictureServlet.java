package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meo.pictures.Picture;
import org.meo.pictures.PictureFile;
import org.meo.pictures.Pictures;

/**
 * The pictures of the catalogue: {@code /pictures/<hash>/<name>.svg} for a drawing, and for a photo
 * {@code /pictures/<hash>/<width>/<name>.webp} or, where browsers don't know that, {@code .jpg} or {@code .png}.
 */
@WebServlet("/pictures/*")
public class PictureServlet extends HttpServlet {

    /** An SVG is a document; opened by itself it shows what it draws and does nothing. */
    static final String POLICY = "default-src 'none'; sandbox";
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PictureServlet.class.getName());
    private static final Pattern PHOTO = Pattern.compile("/([0-9a-f]{16})/([1-9][0-9]{0,3})/([^/]{1,200})");
    private static final String RETRY_AFTER_SECONDS = "30";

    @Inject
    private transient Pictures pictures;

    /** The address of a picture of that name, or of the stand-in where there is none, as large as there is one. */
    public static String url(Pictures pictures, String name) {
        return "/pictures/" + pictures.orStandIn(name).path();
    }

    /** The address of a picture for browsers of every kind, shown about that wide. */
    public static String url(Picture picture, int size) {
        return "/pictures/" + (picture.isDrawing() ? picture.path() : picture.fallbackPath(picture.filedWidth(size)));
    }

    /**
     * A photo's files as WebP for a {@code srcset}: up to the one that is sharp on a screen with two points a pixel.
     *
     * @param size how wide it is shown, in pixels
     */
    public static String webpSet(Picture picture, int size) {
        int most = picture.filedWidth(2 * size);
        if (most == picture.widths().get(0)) {
            return "/pictures/" + picture.webpPath(most);
        }
        return picture.widths().stream().filter(width -> width <= most)
                .map(width -> "/pictures/" + picture.webpPath(width) + " " + width + "w").collect(Collectors.joining(","));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VersionedContent wanted = VersionedContent.of(request);
        Optional<PictureFile> file;
        if (wanted != null) {
            file = pictures.open(wanted.name());
        } else {
            Matcher photo = PHOTO.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
            if (photo.matches()) {
                wanted = new VersionedContent(photo.group(1), photo.group(3));
                file = pictures.open(wanted.hash(), Integer.parseInt(photo.group(2)), wanted.name());
            } else {
                file = Optional.empty();
            }
        }
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        // A picture has no characters; the pages' own encoding would be said of it otherwise.
        response.setCharacterEncoding(null);
        if (wanted.begin(request, response, file.get().hash(), file.get().contentType())) {
            send(file.get(), request, response);
        }
    }

    private static void send(PictureFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PictureFile.Content content;
        try {
            content = file.source().open();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The picture at " + request.getRequestURI() + " can't be read", e);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try (content) {
            response.setContentLengthLong(content.length());
            if (!request.getMethod().equals("HEAD")) {
                content.stream().transferTo(response.getOutputStream());
            }
        }
    }
}
