package org.meo.web.page;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG picture.
 *
 * @param path of all dark squares, one unit wide each
 * @param size width and height in units, with the light border that readers need
 */
public record QrPicture(String path, int size) {

    private static final int BORDER = 4;

    static QrPicture of(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x + BORDER).append(' ').append(y + BORDER).append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size + 2 * BORDER);
    }
}
