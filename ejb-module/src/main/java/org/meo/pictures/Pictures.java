package org.meo.pictures;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.meo.shared.BusinessException;

/**
 * Pictures by name: drawings that come with the application, and photos that merchants bring. The names of drawings end
 * in {@code .svg} and cost no statement.
 */
@ApplicationScoped
public class Pictures {

    /** Shown for what has no picture of its own. */
    public static final String NO_PICTURE = "_no-picture.svg";
    /** Most bytes that {@link #add} takes, in MB. */
    public static final int MAX_MEGABYTES = 20;

    private static final int MAX_BYTES = MAX_MEGABYTES << 20;
    private static final int BUFFER = 1 << 16;
    /** A name shows its new content on every node after that time. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MAX_REMEMBERED = 10_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_-]{0,120})\\.(webp|jpg|png)");
    /** So many photos are decoded at a time; a large one takes the place of all. */
    private static final int PLACES = 2;
    private static final int LARGE = 4_000_000;
    private static final long PATIENCE_SECONDS = 20;

    @Inject
    private DataSource dataSource;
    @Inject
    private PictureStore store;
    @Inject
    private Clock clock;
    private PictureRows rows;
    private final BuiltInPictures builtIn = new BuiltInPictures();
    private final Remembered<Optional<Picture>> byName = new Remembered<>(MAX_REMEMBERED, REMEMBERED, System::nanoTime);
    private final Remembered<List<Picture>> byHash = new Remembered<>(MAX_REMEMBERED, REMEMBERED, System::nanoTime);
    private final Semaphore places = new Semaphore(PLACES, true);

    /** Used by the container. */
    public Pictures() {
    }

    Pictures(PictureRows rows, PictureStore store, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.clock = clock;
    }

    @PostConstruct
    void connect() {
        rows = new PictureRows(dataSource);
    }

    /** @return empty when the name is null or not one of a picture that exists */
    public Optional<Picture> find(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(find(List.of(name)).get(name));
    }

    /**
     * Those that exist of these names, in one statement at most. What was just asked for costs none: whoever shows many
     * pictures asks for all of them first.
     */
    public Map<String, Picture> find(Collection<String> names) {
        Map<String, Picture> found = new HashMap<>();
        names.stream().filter(BuiltInPictures::isName)
                .forEach(name -> builtIn.find(name).ifPresent(picture -> found.put(name, picture)));
        List<String> photos = names.stream().filter(name -> PhotoFormat.ofName(name).isPresent()).distinct().toList();
        byName.get(photos, this::load).forEach((name, picture) -> picture.ifPresent(there -> found.put(name, there)));
        return found;
    }

    private Map<String, Optional<Picture>> load(List<String> names) {
        Map<String, Picture> stored = rows.current(names).stream()
                .collect(Collectors.toMap(Picture::name, Function.identity()));
        return names.stream().collect(Collectors.toMap(Function.identity(), name -> Optional.ofNullable(stored.get(name))));
    }

    /** The picture of that name, or {@link #NO_PICTURE} where there is none. */
    public Picture orStandIn(String name) {
        return find(name).or(() -> builtIn.find(NO_PICTURE))
                .orElseThrow(() -> new IllegalStateException("The application carries no " + NO_PICTURE));
    }

    /** Those of the names that are of a picture, in one statement at most. */
    public Set<String> existing(Collection<String> names) {
        return Set.copyOf(find(names).keySet());
    }

    /** A drawing as it is today, whatever hash was asked for; empty when there is none of that name. */
    public Optional<PictureFile> open(String name) {
        return builtIn.open(name);
    }

    /**
     * A file of a photo, of today's version or one of before.
     *
     * @param fileName the picture's name with the ending of the file
     */
    public Optional<PictureFile> open(String hash, int width, String fileName) {
        Matcher file = FILE.matcher(fileName);
        if (!HASH.matcher(hash).matches() || !file.matches()) {
            return Optional.empty();
        }
        String base = file.group(1);
        String ending = file.group(2);
        return byHash.get(List.of(hash), asked -> Map.of(hash, rows.byHash(hash))).get(hash).stream()
                .filter(picture -> picture.base().equals(base) && picture.widths().contains(width)
                        && (ending.equals("webp") || ending.equals(picture.fallback())))
                .findFirst().map(picture -> new PictureFile(hash, contentType(ending), () -> stored(hash, width, ending)));
    }

    private PictureFile.Content stored(String hash, int width, String ending) throws IOException {
        return store.find(key(hash, width, ending)).orElseThrow(() -> new IOException(
                "the store has no " + key(hash, width, ending) + " although the database says so"));
    }

    private static String contentType(String ending) {
        return switch (ending) {
            case "webp" -> Sizes.WEBP;
            case "png" -> "image/png";
            default -> "image/jpeg";
        };
    }

    private static String key(String hash, int width, String ending) {
        return hash + "/" + width + "." + ending;
    }

    /**
     * Takes a photo in: from now on it is what the name means, on this node at once. The same content again changes
     * nothing. Outside of any transaction: it takes seconds, and a caller that rolls back leaves a picture that no
     * product shows.
     *
     * @param name    letters, digits, hyphens and underscores, with the ending of its kind ({@code pad.jpg})
     * @param content JPEG, PNG, WebP or GIF; read as far as the largest size allowed, not closed
     * @throws BusinessException {@code PICTURE_NAME}, {@code PICTURE_TYPE} (SVG too), {@code PICTURE_BROKEN},
     *                           {@code PICTURE_BYTES}, {@code PICTURE_SIZE}, {@code PICTURE_COLOURS} or
     *                           {@code PICTURES_BUSY}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Picture add(String name, InputStream content) {
        PhotoFormat format = PhotoFormat.ofName(name)
                .orElseThrow(() -> new BusinessException(isDrawing(name) ? "PICTURE_TYPE" : "PICTURE_NAME", name));
        try {
            // Not in memory: of those that wait for a place there may be many.
            Path file = Files.createTempFile("meo-picture", null);
            try {
                return add(name, format, file, spool(name, content, file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new PicturesUnavailableException(e);
        }
    }

    private static boolean isDrawing(String name) {
        return name.regionMatches(true, name.length() - 4, ".svg", 0, 4);
    }

    /** @return the hash */
    private static String spool(String name, InputStream content, Path file) throws IOException {
        ContentHash hash = new ContentHash();
        byte[] recipe = Sizes.RECIPE.getBytes(StandardCharsets.UTF_8);
        hash.add(recipe, recipe.length);
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                length += read;
                if (length > MAX_BYTES) {
                    throw new BusinessException("PICTURE_BYTES", name, MAX_MEGABYTES);
                }
                hash.add(buffer, read);
                out.write(buffer, 0, read);
            }
        }
        return hash.text();
    }

    private Picture add(String name, PhotoFormat format, Path file, String hash) throws IOException {
        Optional<Picture> current = rows.current(List.of(name)).stream().findFirst();
        if (current.isPresent() && current.get().hash().equals(hash)) {
            return current.get();
        }
        Optional<Picture> twin = rows.byHash(hash).stream().filter(other -> other.contentType().equals(format.contentType()))
                .findFirst();
        Optional<Picture> known = twin.map(other -> new Picture(name, hash, other.contentType(), other.width(), other.height(),
                other.widths(), other.transparent())).filter(other -> rows.addTwin(other, clock.instant()));
        Picture picture = known.isPresent() ? known.get() : store(Photo.look(name, file, format), hash);
        if (known.isEmpty()) {
            // Last: a row means that every file is there.
            rows.add(picture, Files.size(file), clock.instant());
        }
        byName.forget(name);
        byHash.forget(hash);
        return picture;
    }

    private Picture store(Photo photo, String hash) throws IOException {
        Sizes sizes;
        int needed = (long) photo.width() * photo.height() > LARGE ? PLACES : 1;
        takePlaces(photo.name(), needed);
        try {
            sizes = Sizes.of(photo);
            sizes.forEach((width, ending, type, content) -> store.put(key(hash, width, ending), type, content));
            // Kept for the day when sizes are made in another way; never served.
            store.put(hash + "/original", photo.format().contentType(), Files.readAllBytes(photo.file()));
        } finally {
            places.release(needed);
        }
        return new Picture(photo.name(), hash, photo.format().contentType(), photo.shownWidth(), photo.shownHeight(),
                sizes.widths(), sizes.isTransparent());
    }

    private void takePlaces(String name, int needed) {
        try {
            if (!places.tryAcquire(needed, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BusinessException("PICTURES_BUSY", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusinessException("PICTURES_BUSY", name);
        }
    }
}
