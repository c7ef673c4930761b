package org.meo.web.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.regex.Pattern;

/** How every cookie of the store is read and set: for the whole site, for this site alone, by TLS where there is TLS. */
final class VisitorCookies {

    /** What a secret may look like; anything else was not given out by this store. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private VisitorCookies() {
    }

    /** @return null when the visitor has no such cookie */
    static String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** @return null when the visitor has no such cookie, or one that this store did not give out */
    static String secret(HttpServletRequest request, String name) {
        String value = value(request, name);
        return value != null && SECRET.matcher(value).matches() ? value : null;
    }

    /**
     * A cookie to be added to an answer, which scripts can't read.
     *
     * @param lifetime zero lets the browser forget it
     * @param baseUrl  of the store: behind a proxy that ends TLS the request itself may be plain
     */
    static Cookie cookie(String name, String value, Duration lifetime, HttpServletRequest request, String baseUrl) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure() || baseUrl.startsWith("https:"));
        cookie.setMaxAge((int) lifetime.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
