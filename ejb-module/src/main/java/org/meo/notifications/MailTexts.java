package org.meo.notifications;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.fulfilment.ShipmentView;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.Language;

/** Writes the mails of an order in its language, as text and as HTML of the same content. */
final class MailTexts {

    private final OrderView order;
    private final String orderUrl;
    private final Locale locale;
    private final MailWords words;

    /** @param baseUrl of the shop, without a slash at its end */
    MailTexts(OrderView order, String baseUrl) {
        this.order = order;
        this.locale = Locale.forLanguageTag(order.locale());
        this.orderUrl = MailWords.url(baseUrl, Language.of(locale), "/order/" + order.number() + "?key=" + order.accessKey());
        this.words = new MailWords(locale);
    }

    Mail confirmation() {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("confirmation.intro", order.number()));
        for (OrderLineView line : order.lines()) {
            document.row(line.quantity() + " × " + described(line), format(line.lineTotal().toBigMoney()));
        }
        document.row(say("shipping"), format(order.shipping().toBigMoney()));
        document.row(say("total"), format(order.total().toBigMoney()));
        document.paragraph(say("tax.included", format(order.tax().toBigMoney())));
        document.paragraph(say("ship.to", address(order.shipTo())));
        document.link(say("see.order"), orderUrl);
        document.paragraph(say("closing"));
        return document.mail("order-placed:" + order.number(), order.email(), say("confirmation.subject", order.number()));
    }

    Mail shipped(long shipmentId, ShipmentView parcel) {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("shipped.intro", order.number(), parcel.carrier(), parcel.trackingNumber()));
        for (ShipmentView.Line line : parcel.lines()) {
            document.row(line.quantity() + " × " + nameOf(line.sku()), "");
        }
        document.paragraph(say("ship.to", address(order.shipTo())));
        document.link(say("see.order"), orderUrl);
        document.paragraph(say("closing"));
        return document.mail("shipped:" + shipmentId, order.email(), say("shipped.subject", order.number()));
    }

    private String nameOf(String sku) {
        return order.lines().stream().filter(line -> line.sku().equals(sku)).findFirst()
                .map(MailTexts::described).orElse(sku);
    }

    private static String described(OrderLineView line) {
        return line.label().isEmpty() ? line.name() : line.name() + " (" + line.label() + ")";
    }

    private static String address(Address address) {
        StringBuilder text = new StringBuilder(address.name()).append(", ").append(address.line1());
        if (address.line2() != null) {
            text.append(", ").append(address.line2());
        }
        text.append(", ").append(address.postalCode()).append(' ').append(address.city());
        if (address.region() != null) {
            text.append(", ").append(address.region());
        }
        return text.append(", ").append(address.country()).toString();
    }

    private String format(BigMoney money) {
        Money rounded = org.meo.shared.Rounding.toMoney(money);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(rounded.getCurrencyUnit().getCode()));
        return format.format(rounded.getAmount());
    }

    private String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }
}
