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
 * Sends the queued mails, every second, outside of any transaction. A crash between sending and noting it sends the mail
 * again with the same Message-ID; everything else sends it once.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDispatch {

    private static final Logger LOG = Logger.getLogger(MailDispatch.class.getName());
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

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
        for (Optional<DueMail> due = notifications.take(); due.isPresent(); due = notifications.take()) {
            if (!send(due.get())) {
                return;
            }
        }
    }

    private boolean send(DueMail due) {
        try {
            Transport.send(message(due.mail()));
        } catch (MessagingException failure) {
            // The row stays queued and is tried again later.
            LOG.log(Level.WARNING, "mail " + due.mail().occasion() + " could not be sent", failure);
            return false;
        }
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
