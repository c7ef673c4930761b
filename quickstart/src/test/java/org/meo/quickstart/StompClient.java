package org.meo.quickstart;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much STOMP 1.2 as a test of the broker needs. */
final class StompClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    StompClient(int port, String user) throws IOException {
        this(port, user, Map.of());
    }

    StompClient(int port, String user, Map<String, String> headers) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), user, headers);
    }

    StompClient(Socket socket, String user, Map<String, String> headers) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(Map.of("accept-version", "1.2", "host", "meo", "login", user, "passcode", user));
        String answer = ask("CONNECT", all, "");
        if (!answer.startsWith("CONNECTED")) {
            throw new IOException(answer);
        }
    }

    /** Sends a text message; the answer is RECEIPT or ERROR, with what comes after. */
    String send(String address, Map<String, String> headers, String body) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("destination", address);
        all.put("destination-type", "ANYCAST");
        all.put("persistent", "true");
        all.put("receipt", "sent");
        return ask("SEND", all, body);
    }

    /** The answer to a subscription: RECEIPT or ERROR. */
    String subscribe(String address, String type) throws IOException {
        return subscribe(address, type, Map.of());
    }

    String subscribe(String address, String type, Map<String, String> headers) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(Map.of("id", address, "destination", address, "subscription-type", type, "receipt", "subscribed"));
        return ask("SUBSCRIBE", all, "");
    }

    private String ask(String command, Map<String, String> headers, String body) throws IOException {
        StringBuilder frame = new StringBuilder(command).append('\n');
        headers.forEach((name, value) -> frame.append(name).append(':').append(value).append('\n'));
        frame.append('\n').append(body).append('\0');
        out.write(frame.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return read();
    }

    /** The next frame. */
    String read() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0 || frame.toString(StandardCharsets.UTF_8).isBlank(); next = in.read()) {
            if (next < 0) {
                throw new IOException("the broker hung up");
            }
            frame.write(next);
        }
        return frame.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
