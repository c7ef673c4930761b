package org.meo.catalog;

/** What the catalogue's statements need to know of pictures. */
final class Pictures {

    static final String NO_PICTURE = org.meo.pictures.Pictures.NO_PICTURE;

    private Pictures() {
    }
}
