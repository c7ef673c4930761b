package org.meo.web.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request and its answer, without a container. */
final class FakeExchange {

    final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<Cookie> cookies = new ArrayList<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 200;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final String method;
    private final String path;
    private final String query;
    private Cookie[] sent;
    private String pattern = "/";

    FakeExchange(String method, String address) {
        this.method = method;
        int question = address.indexOf('?');
        this.path = question < 0 ? address : address.substring(0, question);
        this.query = question < 0 ? null : address.substring(question + 1);
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                String[] before = parameters.getOrDefault(parts[0], new String[0]);
                String[] now = Arrays.copyOf(before, before.length + 1);
                now[before.length] = parts.length > 1 ? parts[1] : "";
                parameters.put(parts[0], now);
            }
        }
    }

    FakeExchange header(String name, String value) {
        requestHeaders.put(name, value);
        return this;
    }

    FakeExchange cookie(String name, String value) {
        sent = new Cookie[] {new Cookie(name, value)};
        return this;
    }

    /** The pattern of the servlet that is to answer; the default servlet's unless set. */
    FakeExchange servlet(String itsPattern) {
        pattern = itsPattern;
        return this;
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (self, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getServletPath", "getRequestURI" -> path;
            case "getContextPath" -> "";
            case "getQueryString" -> query;
            case "getParameterMap" -> parameters;
            case "getParameter" -> parameters.containsKey(arguments[0]) ? parameters.get(arguments[0])[0] : null;
            case "getParameterValues" -> parameters.get(arguments[0]);
            case "getHeader" -> requestHeaders.get(arguments[0]);
            case "getCookies" -> sent;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove(arguments[0]);
            case "isSecure" -> false;
            case "getPathInfo" -> null;
            case "getHttpServletMapping" -> proxy(HttpServletMapping.class, (mapping, asked, none) -> switch (asked.getName()) {
                case "getPattern" -> pattern;
                default -> throw new UnsupportedOperationException(asked.getName());
            });
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    HttpServletResponse response() {
        ServletOutputStream stream = new ServletOutputStream() {
            @Override
            public void write(int value) {
                body.write(value);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
        return proxy(HttpServletResponse.class, (self, called, arguments) -> {
            switch (called.getName()) {
                case "setHeader", "addHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
                case "setStatus", "sendError" -> status = (int) arguments[0];
                case "addCookie" -> cookies.add((Cookie) arguments[0]);
                case "getStatus" -> {
                    return status;
                }
                case "getContentType" -> {
                    return headers.get("Content-Type");
                }
                case "getOutputStream" -> {
                    return stream;
                }
                case "getWriter" -> {
                    return new PrintWriter(body, true, StandardCharsets.UTF_8);
                }
                case "flushBuffer" -> {
                    return null;
                }
                case "isCommitted" -> {
                    return false;
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeExchange.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
