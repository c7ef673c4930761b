package org.meo.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as it is written on the wire, for addresses that well-behaved clients refuse to send. */
final class RawRequest {

    private static final int TIMEOUT_MILLIS = 30_000;

    private RawRequest() {
    }

    /** The first line of an answer. */
    record StatusLine(int status) {
    }

    static StatusLine get(URI shop, String target) {
        return send(shop, "GET", target);
    }

    /** @param target what stands between method and version, as it is */
    static StatusLine send(URI shop, String method, String target) {
        try (Socket socket = new Socket(shop.getHost(), shop.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = method + " " + target + " HTTP/1.1\r\nHost: " + shop.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            if (line == null) {
                throw new IOException("no answer to " + method + " " + target);
            }
            return new StatusLine(Integer.parseInt(line.split(" ")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
