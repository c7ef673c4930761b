package org.meo.catalog.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text of a catalogue file, read strictly: bytes that are no UTF-8 and records without end are errors that name
 * their line. Never holds more than its buffer.
 */
final class CatalogueText extends Reader {

    /** Longest record, in characters. */
    static final int MAX_RECORD = 64 * 1024;

    /** The parser reads ahead by this much, so that a record seems longer by as much while it is read. */
    private static final int READ_AHEAD = 16 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(32 * 1024).flip();
    private boolean atEnd;
    private boolean started;
    private long line = 1;
    private long recordLine = 1;
    private int sinceRecord;
    private char last = '\n';
    private long length;

    CatalogueText(InputStream in) {
        this.in = in;
    }

    /** To be called when a record was parsed: the next one may have its full length again. */
    void recordEnds(long nextLine) {
        recordLine = nextLine;
        sinceRecord = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            if (!started && chars.position() > 0) {
                started = true;
                if (chars.get(0) == '\uFEFF') {
                    // A byte order mark is no part of the first column's name.
                    chars.flip().position(1);
                    chars.compact();
                }
            }
            if (chars.position() > 0) {
                count(chars);
                return chars.position();
            }
            if (result.isError()) {
                throw new BrokenCatalogueException(line, "is not UTF-8 text");
            }
            if (result.isOverflow()) {
                throw new IOException("a buffer of one character is too small");
            }
            if (atEnd) {
                return -1;
            }
            fill();
        }
    }

    /** Bytes read so far. */
    long length() {
        return length;
    }

    /** Where the record began that was being read last. */
    long recordLine() {
        return recordLine;
    }

    /** Whether what was read so far ends with the end of a line. */
    boolean endsWithLine() {
        return last == '\n' || last == '\r';
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            atEnd = true;
        } else {
            bytes.position(bytes.position() + read);
            length += read;
        }
        bytes.flip();
    }

    private void count(CharBuffer chars) {
        for (int index = 0; index < chars.position(); index++) {
            char next = chars.get(index);
            if (next == '\n' && last != '\r' || next == '\r') {
                line++;
            }
            last = next;
        }
        sinceRecord += chars.position();
        if (sinceRecord > MAX_RECORD + READ_AHEAD) {
            throw tooLong(recordLine);
        }
    }

    static BrokenCatalogueException tooLong(long line) {
        return new BrokenCatalogueException(line, "the record that begins here is longer than " + MAX_RECORD
                + " characters; is a closing quote missing?");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
