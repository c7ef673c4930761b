package org.meo.catalog.intake;

import java.io.InputStream;

/** The kept file of an import, read piece by piece. */
final class Pieces extends InputStream {

    private final long importId;
    private final Source source;
    private byte[] piece = {};
    private int next;
    private int offset;

    Pieces(long importId, Source source) {
        this.importId = importId;
        this.source = source;
    }

    @Override
    public int read() {
        return fill() ? piece[offset++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int copied = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, target, from, copied);
        offset += copied;
        return copied;
    }

    @Override
    public int available() {
        // GZIPInputStream looks for another member behind the first one only when this is not 0.
        return piece.length - offset;
    }

    private boolean fill() {
        while (piece != null && offset == piece.length) {
            piece = source.piece(importId, next++);
            offset = 0;
        }
        if (piece == null) {
            piece = new byte[0];
            offset = 0;
            return false;
        }
        return true;
    }

    @FunctionalInterface
    interface Source {
        /** @return null behind the last piece */
        byte[] piece(long importId, int position);
    }
}
