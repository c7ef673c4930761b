package org.meo.pictures;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The kinds of files that photos may be. */
enum PhotoFormat {

    JPEG("image/jpeg", "jpe?g", "ff d8 ff"),
    PNG("image/png", "png", "89 50 4e 47 0d 0a 1a 0a"),
    /** Of one that moves the first frame is taken. */
    GIF("image/gif", "gif", "47 49 46 38"),
    WEBP("image/webp", "webp", "52 49 46 46 .. .. .. .. 57 45 42 50");

    /** What tells them apart is in that many bytes. */
    static final int MAGIC_LENGTH = 12;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,120}\\.([A-Za-z]{3,4})");

    private final String contentType;
    private final Pattern ending;
    private final Pattern magic;

    PhotoFormat(String contentType, String ending, String magic) {
        this.contentType = contentType;
        this.ending = Pattern.compile(ending);
        this.magic = Pattern.compile(magic + ".*");
    }

    /** Whether a picture can be called that, and of which kind it is then. */
    static Optional<PhotoFormat> ofName(String name) {
        Matcher matcher = NAME.matcher(name);
        return !matcher.matches() ? Optional.empty() : Arrays.stream(values())
                .filter(format -> format.ending.matcher(matcher.group(1).toLowerCase(Locale.ROOT)).matches()).findFirst();
    }

    String contentType() {
        return contentType;
    }

    /** @param start the first bytes of a file, in hexadecimal with blanks between */
    boolean begins(String start) {
        return magic.matcher(start).matches();
    }

    /** A reader without input, to be disposed of. Only ever the one for this kind, whatever the content claims to be. */
    ImageReader reader() {
        return this == WEBP ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name()).next();
    }
}
