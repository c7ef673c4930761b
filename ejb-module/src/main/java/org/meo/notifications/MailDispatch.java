package org.meo.notifications;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.notifications.Notifications.DueMail;
import org.meo.shared.Recurring;

/**
 * Sends the queued mails, every second, outside of any transaction, a run of them over one connection. A crash between
 * the mail server's answer and the note of it sends the mail again with the same Message-ID, by which a mailbox knows the
 * repeat; everything else sends it once.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDispatch {

    private static final Logger LOG = Logger.getLogger(MailDispatch.class.getName());
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** Mail servers end connections that carry too many. */
    private static final int MOST_AT_ONCE = 50;

    private final Recurring recurring = new Recurring("mail dispatch", LOG);

    @Resource(lookup = "mail/meo")
    private Session session;

    @EJB
    private Notifications notifications;

    @Inject
    @ConfigProperty(name = "meo.mail.from")
    private String from;

    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "mail dispatch")
    void dispatch() {
        recurring.run(this::sendDue);
    }

    private void sendDue() {
        try (Transport transport = session.getTransport("smtp")) {
            int left = MOST_AT_ONCE;
            while (left > 0 && sendNext(transport)) {
                left--;
            }
        } catch (MessagingException failure) {
            throw new IllegalStateException("the connection to the mail server", failure);
        }
    }

    private boolean sendNext(Transport transport) {
        Optional<DueMail> due = notifications.take();
        return due.isPresent() && send(transport, due.get());
    }

    private boolean send(Transport transport, DueMail due) {
        try {
            if (!transport.isConnected()) {
                transport.connect();
            }
            MimeMessage message = message(due.mail());
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException failure) {
            // The row stays queued and is tried again later.
            LOG.log(Level.WARNING, "mail " + due.mail().occasion() + " could not be sent", failure);
            return false;
        }
        // At once: what lies between the server's answer and this note is what a crash repeats.
        notifications.markSent(due.id());
        return true;
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                UUID id = UUID.nameUUIDFromBytes(mail.occasion().getBytes(StandardCharsets.UTF_8));
                setHeader("Message-ID", "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">");
            }
        };
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient()));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(mail.html(), "text/html; charset=utf-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        return message;
    }
}
