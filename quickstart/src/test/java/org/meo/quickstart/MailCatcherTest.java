package org.meo.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

    @Test
    void everyMailBecomesAFileAndOneForTheBrowserAndALineWithItsLink(@TempDir Path home)
            throws IOException, MessagingException {
        List<String> console = new CopyOnWriteArrayList<>();
        try (MailCatcher catcher = new MailCatcher(home, Ports.free(1).get(0), console::add)) {
            catcher.start();

            send(catcher.port(), "Grüße", "<p>Ihre Bestellung ist unterwegs: äöü</p>");

            await().until(() -> console.size() == 1);
            assertThat(console.get(0)).startsWith("mail to shopper@meo.example: Grüße  file:").endsWith(".html");
            try (Stream<Path> files = Files.list(catcher.directory())) {
                Path html = files.filter(file -> file.toString().endsWith(".html")).findFirst().orElseThrow();
                assertThat(html).hasContent("<p>Ihre Bestellung ist unterwegs: äöü</p>");
                assertThat(Path.of(html.toString().replace(".html", ".eml"))).exists();
            }
        }
    }

    private static void send(int port, String subject, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("shop@meo.example");
        message.setRecipients(Message.RecipientType.TO, "shopper@meo.example");
        message.setSubject(subject, UTF_8.name());
        message.setContent(html, "text/html; charset=UTF-8");
        Transport.send(message);
    }
}
