package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.orders.OrderView;

/** Confirms an order once more, for a shopper who lost the mail. */
@Stateless
public class OrderConfirmations {

    @EJB
    private Notifications notifications;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    @Inject
    private Clock clock;

    /** Queues the confirmation again, once a second at most; nothing happens for who wants no mails. */
    public void sendAgain(OrderView order) {
        if (order.email() == null) {
            return;
        }
        Mail mail = new MailTexts(order, baseUrl).confirmation();
        notifications.queue(new Mail(mail.occasion() + ":" + clock.instant().getEpochSecond(), mail.recipient(), mail.subject(),
                mail.text(), mail.html()));
    }
}
