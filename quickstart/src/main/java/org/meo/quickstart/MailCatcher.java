package org.meo.quickstart;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every mail and delivers none: each becomes an {@code .eml} file and one that a browser shows, in
 * {@code <home>/mail}.
 */
public final class MailCatcher implements AutoCloseable {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT);

    private final Path directory;
    private final int port;
    private final Consumer<String> console;
    private final AtomicInteger count = new AtomicInteger();
    private final SMTPServer server;

    /**
     * @param home    where {@code mail/} is, or will be made
     * @param port    on the loopback interface
     * @param console told one line about each mail
     */
    public MailCatcher(Path home, int port, Consumer<String> console) {
        this.directory = home.resolve("mail");
        this.port = port;
        this.console = console;
        this.server = SMTPServer.port(port).bindAddress(InetAddress.getLoopbackAddress()).hostName("localhost")
                .softwareName("Meo mail catcher").simpleMessageListener(new Listener()).build();
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The directory of the caught mails. */
    public Path directory() {
        return directory;
    }

    /** Starts to listen. */
    public void start() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StartException("Cannot write to " + directory + ": " + e.getMessage(), e);
        }
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new StartException("The mail catcher cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (server.isRunning()) {
            server.stop();
        }
    }

    private void keep(String recipient, InputStream data) throws IOException {
        String name = STAMP.format(LocalDateTime.now()) + "-" + count.incrementAndGet();
        Path raw = directory.resolve(name + ".eml");
        Path partial = directory.resolve(name + ".part");
        Files.copy(data, partial);
        // By rename: who looks for *.eml never sees half of one.
        Files.move(partial, raw);
        try (InputStream again = Files.newInputStream(raw)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), again);
            Path shown = readable(message, name).orElse(raw);
            console.accept("mail to " + recipient + ": " + message.getSubject() + "  " + shown.toUri());
        } catch (MessagingException e) {
            console.accept("mail to " + recipient + " that is not well-formed: " + raw.toUri());
        }
    }

    private Optional<Path> readable(MimeMessage message, String name) throws MessagingException, IOException {
        Optional<String> html = text(message, "text/html");
        if (html.isPresent()) {
            return Optional.of(Files.writeString(directory.resolve(name + ".html"), html.get()));
        }
        Optional<String> plain = text(message, "text/plain");
        return plain.isPresent() ? Optional.of(Files.writeString(directory.resolve(name + ".txt"), plain.get()))
                : Optional.empty();
    }

    private static Optional<String> text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart body = multipart.getBodyPart(i);
                Optional<String> found = text(body, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private final class Listener implements SimpleMessageListener {

        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            keep(recipient, data);
        }
    }
}
