package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.meo.pictures.Picture;
import org.meo.pictures.Pictures;
import org.meo.web.http.PictureServlet;

/** Addresses of the catalogue's pictures for pages. */
@Named("pictures")
@ApplicationScoped
public class PictureUrls {

    @Inject
    private Pictures pictures;

    /** @param name null or unknown gives the stand-in's address */
    public String url(String name) {
        return PictureServlet.url(pictures, name);
    }

    /** The files of a photo as WebP for a {@code srcset}; null for a drawing. */
    public String webpSet(String name, int size) {
        Picture picture = pictures.orStandIn(name);
        return picture.isDrawing() ? null : PictureServlet.webpSet(picture, size);
    }
}
