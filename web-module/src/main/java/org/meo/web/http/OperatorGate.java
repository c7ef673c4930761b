package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody but the operator to the back office and to the addresses by which programs do its work. */
public class OperatorGate extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private transient OperatorLogin login;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String pathInfo = request.getPathInfo();
        if (!isGuarded(pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        switch (login.judge(request.getHeader("Authorization"), request.getRemoteAddr())) {
            case WELCOME -> chain.doFilter(request, response);
            case CLOSED -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case UNKNOWN -> {
                response.setHeader("WWW-Authenticate", "Basic realm=\"Meo\", charset=\"UTF-8\"");
                refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "This is the back office: a user and a password please.");
            }
            case TOO_MANY -> {
                response.setHeader("Retry-After", String.valueOf(OperatorLogin.WINDOW.toSeconds()));
                refuse(response, TOO_MANY_REQUESTS, "Too many wrong passwords: please wait a minute.");
            }
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(reason);
    }

    static boolean isGuarded(String path) {
        String page = Links.withoutLanguage(path);
        return page.equals("/admin") || page.startsWith("/admin/") || path.startsWith("/api/v1/catalogue/")
                || path.equals("/api/v1/catalogue");
    }
}
