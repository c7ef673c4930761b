package org.meo.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drawings that come with the application and never change while it runs. */
final class BuiltInPictures {

    private static final String FOLDER = "/catalogue/pictures/";
    private static final String CONTENT_TYPE = "image/svg+xml";
    /** A plain name has no separator and no dot but the one before its type, so that it can't leave the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,120}\\.svg");
    private static final Pattern VIEW_BOX = Pattern.compile("^<svg [^>]*viewBox=\"0 0 ([0-9]{1,5}) ([0-9]{1,5})\"");

    /** Holds only pictures that exist, so what the application carries bounds it. */
    private final ConcurrentMap<String, Drawing> known = new ConcurrentHashMap<>();

    /** Whether a name can only be one of these. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Optional<Picture> find(String name) {
        return drawing(name).map(Drawing::picture);
    }

    Optional<PictureFile> open(String name) {
        return drawing(name).map(drawing -> new PictureFile(drawing.picture.hash(), CONTENT_TYPE,
                () -> new PictureFile.Content(drawing.content.length, new ByteArrayInputStream(drawing.content))));
    }

    private Optional<Drawing> drawing(String name) {
        Drawing drawing = known.get(name);
        if (drawing == null && isName(name)) {
            drawing = read(name);
            if (drawing != null) {
                known.put(name, drawing);
            }
        }
        return Optional.ofNullable(drawing);
    }

    private static Drawing read(String name) {
        try (InputStream in = BuiltInPictures.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return null;
            }
            byte[] content = in.readAllBytes();
            Matcher size = VIEW_BOX.matcher(new String(content, StandardCharsets.UTF_8));
            if (!size.find()) {
                throw new IllegalStateException(name + " does not say how large it is");
            }
            return new Drawing(new Picture(name, ContentHash.of(content), CONTENT_TYPE,
                    Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), List.of(), true), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read picture " + name, e);
        }
    }

    private static final class Drawing {

        private final Picture picture;
        private final byte[] content;

        Drawing(Picture picture, byte[] content) {
            this.picture = picture;
            this.content = content;
        }

        Picture picture() {
            return picture;
        }
    }
}
