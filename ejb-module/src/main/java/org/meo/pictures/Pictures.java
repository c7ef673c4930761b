package org.meo.pictures;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.meo.shared.BusinessException;

/** The pictures of products, by file name. They come with the application and never change while it runs. */
@ApplicationScoped
public class Pictures {

    /** Shown for what has no picture of its own. */
    public static final String NO_PICTURE = "_no-picture.svg";

    private static final String FOLDER = "/catalogue/pictures/";
    private static final int HASH_LENGTH = 16;
    /** A plain name has no separator and no dot but the one before its type, so that it can't leave the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,120}\\.(svg|png|jpg|webp|avif)");
    private static final Map<String, String> CONTENT_TYPES = Map.of("svg", "image/svg+xml", "png", "image/png",
            "jpg", "image/jpeg", "webp", "image/webp", "avif", "image/avif");

    /** Holds only pictures that exist, so what the application carries bounds it. */
    private final ConcurrentMap<String, Picture> known = new ConcurrentHashMap<>();

    /** @return empty when the name is not one of a picture that exists */
    public Optional<Picture> find(String name) {
        if (name == null) {
            return Optional.empty();
        }
        Picture picture = known.get(name);
        if (picture == null && NAME.matcher(name).matches()) {
            picture = read(name);
            if (picture != null) {
                known.put(name, picture);
            }
        }
        return Optional.ofNullable(picture);
    }

    /**
     * Where a picture is found below {@code /pictures/}: {@code <hash>/<name>}. The hash is of the content, so the
     * address may be cached for ever. A name without a picture gives the path of {@link #NO_PICTURE}.
     */
    public String path(String name) {
        return find(name).or(() -> find(NO_PICTURE)).map(Picture::path)
                .orElseThrow(() -> new IllegalStateException("The application carries no " + NO_PICTURE));
    }

    /** Those of the names that are of a picture. */
    public Set<String> existing(Collection<String> names) {
        return names.stream().filter(name -> find(name).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes a photo in: from now on it is what the name means. The same content again changes nothing.
     *
     * @param name    plain, with the ending of its kind ({@code pad.jpg})
     * @param content JPEG, PNG, WebP or GIF, at most 20 MB; read to its end, not closed
     * @throws BusinessException saying what is wrong with the name or the content
     */
    public Picture add(String name, InputStream content) {
        throw new BusinessException("PICTURE_TYPE", name);
    }

    private static Picture read(String name) {
        try (InputStream in = Pictures.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HASH_LENGTH);
            return new Picture(name, CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1)), hash, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read picture " + name, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
