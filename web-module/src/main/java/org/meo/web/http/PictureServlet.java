package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.meo.pictures.Picture;
import org.meo.pictures.Pictures;

/** {@code /pictures/<hash>/<name>}: the pictures of the catalogue. */
@WebServlet("/pictures/*")
public class PictureServlet extends HttpServlet {

    /** An SVG is a document; opened by itself it may show its own styles and nothing else. */
    static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pictures pictures;

    /** The address of a picture of that name, or of the stand-in where there is none. */
    public static String url(Pictures pictures, String name) {
        return "/pictures/" + pictures.path(name);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        VersionedContent wanted = VersionedContent.of(request);
        Optional<Picture> picture = wanted == null ? Optional.empty() : pictures.find(wanted.name());
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", SVG_POLICY);
        if (wanted.begin(request, response, picture.get().hash(), picture.get().contentType())) {
            response.setContentLength(picture.get().length());
            picture.get().writeTo(response.getOutputStream());
        }
    }
}
