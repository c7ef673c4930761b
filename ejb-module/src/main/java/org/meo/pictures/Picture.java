package org.meo.pictures;

import java.util.List;

/**
 * A picture as pages need to know it. Its files are read with {@link Pictures#open}.
 *
 * @param name        as products and categories have it
 * @param hash        16 hexadecimal digits of the content and of the way its sizes were made: another one, another picture
 * @param contentType of what was brought
 * @param width       in pixels as shown, in units of its own for a drawing
 * @param height      in the same
 * @param widths      those it is kept in, ascending; empty for a drawing, which is one file for all sizes
 * @param transparent whether something behind it can be seen
 */
public record Picture(String name, String hash, String contentType, int width, int height, List<Integer> widths,
        boolean transparent) {

    public Picture {
        widths = List.copyOf(widths);
    }

    /** Whether it is one file that serves every size. */
    public boolean isDrawing() {
        return widths.isEmpty();
    }

    /**
     * Where a drawing is found below {@code /pictures/}, or the largest file of a photo that every browser can show:
     * the hash is part of it, so the address may be cached for ever.
     */
    public String path() {
        return isDrawing() ? hash + "/" + name : fallbackPath(widths.get(widths.size() - 1));
    }

    /** Where the photo is found as WebP. */
    public String webpPath(int filedWidth) {
        return path(filedWidth, "webp");
    }

    /** Where the photo is found for browsers that don't know WebP. */
    public String fallbackPath(int filedWidth) {
        return path(filedWidth, fallback());
    }

    /** Of the widths it is kept in the first that is not smaller, or the largest. */
    public int filedWidth(int wanted) {
        return widths.stream().filter(filed -> filed >= wanted).findFirst().orElse(widths.get(widths.size() - 1));
    }

    private String path(int filedWidth, String ending) {
        return hash + "/" + filedWidth + "/" + base() + "." + ending;
    }

    /** The name without its ending. */
    String base() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    String fallback() {
        return transparent ? "png" : "jpg";
    }
}
