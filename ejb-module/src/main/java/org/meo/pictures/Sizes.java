package org.meo.pictures;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;

/**
 * The files that a photo is shown with: the right way up, in sRGB, without anything that the camera wrote beside the
 * pixels, each width as WebP and as JPEG, or PNG where something behind it can be seen.
 */
final class Sizes {

    /** Part of every hash: whoever changes how files are made changes this, and with it their addresses. */
    static final String RECIPE = "1";

    static final String WEBP = "image/webp";
    private static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280);
    private static final int LARGEST = WIDTHS.get(WIDTHS.size() - 1);
    private static final float WEBP_QUALITY = .8f;
    private static final float JPEG_QUALITY = .82f;

    private final List<BufferedImage> images;
    private final boolean transparent;

    private Sizes(List<BufferedImage> images, boolean transparent) {
        this.images = images;
        this.transparent = transparent;
    }

    static Sizes of(Photo photo) throws IOException {
        int most = Math.min(LARGEST, photo.shownWidth());
        BufferedImage largest = largest(photo, most);
        boolean transparent = isTransparent(largest);
        List<BufferedImage> images = new ArrayList<>();
        for (int width : widths(photo.shownWidth())) {
            int height = width == most ? largest.getHeight() : height(photo, width);
            images.add(width == most && (transparent || !largest.getColorModel().hasAlpha()) ? largest
                    : resize(largest, width, height, transparent));
        }
        return new Sizes(images, transparent);
    }

    /** Those that a photo of that width is kept in: none is larger than it is. */
    static List<Integer> widths(int shownWidth) {
        int most = Math.min(LARGEST, shownWidth);
        return IntStream.concat(WIDTHS.stream().mapToInt(Integer::intValue).filter(width -> width < most),
                IntStream.of(most)).boxed().toList();
    }

    private static BufferedImage largest(Photo photo, int width) throws IOException {
        BufferedImage decoded = photo.decode();
        int height = height(photo, width);
        BufferedImage lying = resize(decoded, photo.isTurned() ? height : width, photo.isTurned() ? width : height,
                decoded.getColorModel().hasAlpha());
        return ExifFilterUtils.getFilterForOrientation(photo.orientation()).apply(lying);
    }

    private static int height(Photo photo, int width) {
        return Math.max(1, Math.round((float) width * photo.shownHeight() / photo.shownWidth()));
    }

    private static BufferedImage resize(BufferedImage image, int width, int height, boolean alpha) {
        BufferedImage resized = new BufferedImage(width, height,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(image, resized);
        return resized;
    }

    /** Many files could be transparent and are not anywhere. */
    private static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        return IntStream.range(0, image.getHeight()).anyMatch(y -> {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            return IntStream.of(row).anyMatch(pixel -> pixel >>> 24 != 0xff);
        });
    }

    boolean isTransparent() {
        return transparent;
    }

    List<Integer> widths() {
        return images.stream().map(BufferedImage::getWidth).toList();
    }

    /** Makes the files of each width, gives one after the other and keeps none. */
    void forEach(Receiver receiver) throws IOException {
        for (BufferedImage image : images) {
            receiver.accept(image.getWidth(), "webp", WEBP, encode(webpWriter(), image, WEBP_QUALITY));
            if (transparent) {
                receiver.accept(image.getWidth(), "png", "image/png", encode(writer("png"), image, 0));
            } else {
                receiver.accept(image.getWidth(), "jpg", "image/jpeg", encode(writer("jpeg"), image, JPEG_QUALITY));
            }
        }
    }

    private static ImageWriter webpWriter() {
        return new WebPImageWriterSpi().createWriterInstance(null);
    }

    private static ImageWriter writer(String format) {
        return ImageIO.getImageWritersByFormatName(format).next();
    }

    /** @param quality 0 where the format knows none */
    private static byte[] encode(ImageWriter writer, BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (quality > 0) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                if (param.getCompressionType() == null) {
                    param.setCompressionType(param.getCompressionTypes()[0]);
                }
                param.setCompressionQuality(quality);
            }
            if (param.canWriteProgressive()) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Takes a file of a photo. */
    @FunctionalInterface
    interface Receiver {
        void accept(int width, String ending, String contentType, byte[] content) throws IOException;
    }
}
