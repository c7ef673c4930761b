package org.meo.pictures;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photos made by code. The left half is red, the right half blue, the lowest tenth white. */
final class Samples {

    private Samples() {
    }

    static BufferedImage image(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, height - height / 10, width, height / 10);
        graphics.dispose();
        return image;
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return write("jpeg", image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(int width, int height) throws IOException {
        return write("png", image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** Its upper half is half transparent. */
    static byte[] transparentPng(int width, int height) throws IOException {
        BufferedImage image = image(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, image.getRGB(x, y) & 0x80ffffff);
            }
        }
        return write("png", image);
    }

    static byte[] gif(int width, int height) throws IOException {
        return write("gif", image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] webp(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(width, height, BufferedImage.TYPE_INT_RGB), null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] write(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The JPEG with a note of the camera that says how it was held, as 1 to 8, and a remark. */
    static byte[] held(byte[] jpeg, int orientation) {
        byte[] remark = "Made at 51.5 N 0.1 W\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + remark.length);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(remark.length).putInt(8 + 2 + 2 * 12 + 4);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.putInt(0).put(remark);
        byte[] note = tiff.array();
        ByteBuffer marked = ByteBuffer.allocate(jpeg.length + note.length + 10);
        marked.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (note.length + 8))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(note).put(jpeg, 2, jpeg.length - 2);
        return marked.array();
    }

    /** A few bytes that claim to be a picture of that size, all black. */
    static byte[] bomb(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(bytes, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            deflater.write(new byte[1 << 16]);
        }
        chunk(bytes, "IDAT", data.toByteArray());
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        DataOutputStream chunk = new DataOutputStream(out);
        chunk.writeInt(data.length);
        chunk.write(name);
        chunk.write(data);
        chunk.writeInt((int) sum.getValue());
    }

    static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length * 6 / 10);
    }
}
