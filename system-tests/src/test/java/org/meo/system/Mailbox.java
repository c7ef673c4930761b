package org.meo.system;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The mails that the catcher has kept. */
final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;

    /** @param directory with an {@code .eml} file for each mail */
    Mailbox(Path directory) {
        this.directory = directory;
    }

    /** A mail, its content in both forms. */
    record Mail(String id, String recipient, String subject, String text, String html) {
    }

    /** Waits for so many mails to one recipient; in the order in which they came. */
    List<Mail> await(String recipient, int count) {
        return Awaitility.await(count + " mails to " + recipient).atMost(PATIENCE)
                .until(() -> to(recipient), mails -> mails.size() >= count);
    }

    /** What has come for a recipient so far. */
    List<Mail> to(String recipient) {
        return all().stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    /**
     * How often each subject is seen, in the mails to recipients whose address ends so. As in a mailbox that knows repeats
     * by their Message-ID: one that came twice is seen once.
     */
    Map<String, Long> subjectsTo(String ending) {
        return all().stream().filter(mail -> mail.recipient().endsWith(ending))
                .collect(Collectors.toMap(Mail::id, Mail::subject, (first, again) -> first)).values().stream()
                .collect(Collectors.groupingBy(subject -> subject, Collectors.counting()));
    }

    /** How many mails to recipients whose address ends so came again with the same Message-ID. */
    long repeatsTo(String ending) {
        List<Mail> mails = all().stream().filter(mail -> mail.recipient().endsWith(ending)).toList();
        return mails.size() - mails.stream().map(Mail::id).distinct().count();
    }

    private List<Mail> all() {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(directory, "*.eml")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files.stream().map(Mailbox::read).toList();
    }

    private static Mail read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Mail(message.getMessageID(), message.getAllRecipients()[0].toString(), message.getSubject(),
                    text(message, "text/plain").orElse(""), text(message, "text/html").orElse(""));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    private static Optional<String> text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                Optional<String> found = text(multipart.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
