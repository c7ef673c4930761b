package org.meo.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes in what a page writes. What is more than a page (an error, a redirect, a cookie) goes through, and is noted. */
final class PageBuffer extends HttpServletResponseWrapper {

    private static final int USUAL_LENGTH = 65_536;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    private ServletOutputStream stream;
    private PrintWriter writer;
    private boolean plain = true;
    private boolean failed;

    PageBuffer(HttpServletResponse response) {
        super(response);
    }

    /** The page in UTF-8; null when the answer was more than a page. */
    byte[] page() {
        flushBuffer();
        String type = getContentType();
        return plain && bytes.size() > 0 && type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html")
                ? bytes.toByteArray() : null;
    }

    /** Sends what was written after all, to this visitor alone. */
    void release() throws IOException {
        flushBuffer();
        if (!failed && !getResponse().isCommitted() && bytes.size() > 0) {
            bytes.writeTo(getResponse().getOutputStream());
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new ServletOutputStream() {
                @Override
                public void write(int value) {
                    bytes.write(value);
                }

                @Override
                public void write(byte[] values, int offset, int length) {
                    bytes.write(values, offset, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("pages are not written asynchronously");
                }
            };
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void flushBuffer() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void resetBuffer() {
        flushBuffer();
        bytes.reset();
    }

    @Override
    public void reset() {
        resetBuffer();
        super.reset();
    }

    @Override
    public boolean isCommitted() {
        return failed || getResponse().isCommitted();
    }

    @Override
    public void setBufferSize(int size) {
        // It grows by itself.
    }

    @Override
    public void setContentLength(int length) {
        // Told when the page is sent.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Told when the page is sent.
    }

    @Override
    public void setStatus(int status) {
        plain &= status == SC_OK;
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        fail();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        fail();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        fail();
        super.sendRedirect(location);
    }

    @Override
    public void addCookie(Cookie cookie) {
        plain = false;
        super.addCookie(cookie);
    }

    @Override
    public void setHeader(String name, String value) {
        plain = plain && !name.equalsIgnoreCase("Set-Cookie");
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        plain = plain && !name.equalsIgnoreCase("Set-Cookie");
        super.addHeader(name, value);
    }

    private void fail() {
        plain = false;
        failed = true;
    }
}
