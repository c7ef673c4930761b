package org.meo.pictures;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.meo.shared.BusinessException;

/**
 * A file that someone says is a photo, not trusted: how large it is comes from its first bytes, and only what is not too
 * large is decoded.
 *
 * @param name        for refusals
 * @param width       as it lies in the file
 * @param orientation how it is to be turned for showing
 */
record Photo(String name, Path file, PhotoFormat format, int width, int height, Orientation orientation) {

    /** No side is longer. */
    static final int MAX_SIDE = 10_000;
    static final int MAX_PIXELS = 50_000_000;
    /** What has more pixels is read coarsely, every second or third one of each row: a whole photo of a telephone is not. */
    static final int MAX_DECODED = 13_000_000;

    private static final int APP1 = 0xffe1;
    private static final int SCAN = 0xffda;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final Logger LOG = System.getLogger(Photo.class.getName());
    /** How readers put it that a file ended too early, where they make up the rest instead of failing. */
    private static final Pattern ENDS_EARLY = Pattern.compile("truncated file|premature end", Pattern.CASE_INSENSITIVE);

    /** Reads as little as says how large it is. */
    static Photo look(String name, Path file, PhotoFormat format) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!format.begins(HexFormat.ofDelimiter(" ").formatHex(in.readNBytes(PhotoFormat.MAGIC_LENGTH)))) {
                throw new BusinessException("PICTURE_TYPE", name);
            }
        }
        return read(name, file, format, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw new BusinessException("PICTURE_BROKEN", name);
            }
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                throw new BusinessException("PICTURE_SIZE", name, width, height);
            }
            return new Photo(name, file, format, width, height, orientation(file, format));
        });
    }

    /** What the camera noted in a segment before the pixels; a file whose segments make no sense is shown as it lies. */
    private static Orientation orientation(Path file, PhotoFormat format) throws IOException {
        if (format != PhotoFormat.JPEG) {
            return Orientation.TOP_LEFT;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readShort();
            for (int marker = in.readUnsignedShort(); marker >>> 8 == 0xff && marker != SCAN; marker = in.readUnsignedShort()) {
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (marker == APP1 && Arrays.equals(segment, 0, Math.min(EXIF.length, segment.length), EXIF, 0, EXIF.length)) {
                    Orientation noted = ExifUtils.getOrientationFromExif(segment);
                    return noted == null ? Orientation.TOP_LEFT : noted;
                }
            }
        } catch (EOFException | RuntimeException e) {
            LOG.log(Level.DEBUG, "what the camera noted can't be read", e);
        }
        return Orientation.TOP_LEFT;
    }

    /** Whether it is shown lying on its side as seen from the file. */
    boolean isTurned() {
        return switch (orientation) {
            case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> true;
            default -> false;
        };
    }

    /** As shown. */
    int shownWidth() {
        return isTurned() ? height : width;
    }

    /** As shown. */
    int shownHeight() {
        return isTurned() ? width : height;
    }

    /** Of so many pixels one is decoded in each direction. */
    int coarseness() {
        return (int) Math.ceil(Math.sqrt((double) width * height / MAX_DECODED));
    }

    /** The pixels, as they lie in the file, in its own colours; fewer of them when it is large. */
    BufferedImage decode() throws IOException {
        AtomicBoolean endsEarly = new AtomicBoolean();
        BufferedImage image = read(name, file, format, reader -> {
            reader.addIIOReadWarningListener((source, warning) -> {
                if (ENDS_EARLY.matcher(warning).find()) {
                    endsEarly.set(true);
                }
            });
            return reader.read(0, coarse(reader.getDefaultReadParam()));
        });
        if (endsEarly.get()) {
            throw new BusinessException("PICTURE_BROKEN", name);
        }
        return image;
    }

    private ImageReadParam coarse(ImageReadParam param) {
        int step = coarseness();
        if (step > 1 && param instanceof WebPReadParam webp) {
            webp.setUseScaling(true);
            webp.setScaledWidth(Math.max(1, width / step));
            webp.setScaledHeight(Math.max(1, height / step));
        } else if (step > 1) {
            param.setSourceSubsampling(Math.min(step, width), Math.min(step, height), 0, 0);
        }
        return param;
    }

    /** Whatever a reader stumbles over is the file's fault: it was made by someone else. */
    private static <T> T read(String name, Path file, PhotoFormat format, Work<T> work) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(in, true, true);
                return work.on(reader);
            } catch (BusinessException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, name + " can't be read", e);
                boolean colours = String.valueOf(e.getMessage()).contains("Unsupported Image Type");
                throw new BusinessException(colours ? "PICTURE_COLOURS" : "PICTURE_BROKEN", name);
            } finally {
                reader.dispose();
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(ImageReader reader) throws IOException;
    }
}
