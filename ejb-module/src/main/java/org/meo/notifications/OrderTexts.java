package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.fulfilment.ParcelShipped;

/** Tells shoppers who gave a phone number of their parcels, where the store is set to do so. */
@ApplicationScoped
class OrderTexts {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{6,20}");
    private static final int MAX_LENGTH = 300;

    @EJB
    private TextMessages messages;

    @Inject
    @ConfigProperty(name = "meo.text.messages", defaultValue = "false")
    private boolean on;

    void tellOfParcel(@Observes ParcelShipped shipped) {
        String phone = shipped.order().phone();
        if (!on || phone == null) {
            return;
        }
        String number = phone.replaceAll("[\\s()/.-]", "");
        // What can't be a number is no reason to hold up a parcel; the mail tells of it as well.
        if (NUMBER.matcher(number).matches()) {
            String text = new MailWords(Locale.forLanguageTag(shipped.order().locale())).say("text.shipped", shipped.order().number(),
                    shipped.shipment().carrier(), shipped.shipment().trackingNumber());
            messages.queue(new TextMessage("shipped:" + shipped.shipmentId(), number,
                    text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH)));
        }
    }
}
