package org.meo.catalog;

/** @param picture file name below {@code /pictures/}, never empty */
public record ProductPicture(String picture, String alt) {
}
