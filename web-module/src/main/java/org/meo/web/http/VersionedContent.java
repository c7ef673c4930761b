package org.meo.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for as {@code /<hash>/<name>}. With the hash of the content it never changes and may be kept for ever;
 * with another one, as a page of an older or newer version of the store asks for it, it may be kept for a minute.
 */
record VersionedContent(String hash, String name) {

    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{1,64})/([^/]{1,200})");

    /** @return null when the path is of another form */
    static VersionedContent of(HttpServletRequest request) {
        String path = request.getPathInfo();
        Matcher matcher = PATH.matcher(path == null ? "" : path);
        return matcher.matches() ? new VersionedContent(matcher.group(1), matcher.group(2)) : null;
    }

    /**
     * Writes the headers.
     *
     * @return whether the body must follow; not when the client has it already
     */
    boolean begin(HttpServletRequest request, HttpServletResponse response, String currentHash, String contentType)
            throws IOException {
        String tag = '"' + currentHash + '"';
        response.setHeader("Cache-Control", hash.equals(currentHash) ? "public, max-age=31536000, immutable" : "public, max-age=60");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        response.setContentType(contentType);
        return true;
    }
}
