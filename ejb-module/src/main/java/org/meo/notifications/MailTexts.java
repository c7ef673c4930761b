package org.meo.notifications;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.ShipmentView;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.Language;

/** Writes the mails of an order in its language, as text and as HTML of the same content. */
final class MailTexts {

    private final OrderView order;
    private final String baseUrl;
    private final String orderUrl;
    private final Locale locale;
    private final MailWords words;

    /** @param baseUrl of the shop, without a slash at its end */
    MailTexts(OrderView order, String baseUrl) {
        this.order = order;
        this.baseUrl = baseUrl;
        this.locale = Locale.forLanguageTag(order.locale());
        this.orderUrl = MailWords.url(baseUrl, Language.of(locale), "/order/" + order.number() + "?key=" + order.accessKey());
        this.words = new MailWords(locale);
    }

    Mail confirmation() {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("confirmation.intro", order.number()));
        goods(document);
        totals(document);
        document.paragraph(say("ship.to", address(order.shipTo())));
        document.link(say("see.order"), orderUrl);
        document.paragraph(say("closing"));
        return document.mail("order-placed:" + order.number(), order.email(), say("confirmation.subject", order.number()));
    }

    private void totals(MailDocument document) {
        if (order.discount().isPositive()) {
            document.row(say("subtotal"), format(order.subtotal().toBigMoney()));
            document.row(say("discount"), "\u2212" + format(order.discount().toBigMoney()));
        }
        document.row(say("shipping"), format(order.shipping().toBigMoney()));
        if (!order.taxIncluded()) {
            document.row(say("tax"), format(order.tax().toBigMoney()));
        }
        document.row(say("total"), format(order.total().toBigMoney()));
        if (order.giftCards().isPositive()) {
            document.row(say("giftCards"), "\u2212" + format(order.giftCards().toBigMoney()));
            document.row(say("due"), format(order.due().toBigMoney()));
        }
        if (order.taxIncluded()) {
            document.paragraph(say("tax.included", format(order.tax().toBigMoney())));
        }
    }

    /** One for all tries to order a cart: the page tells of each. */
    Mail paymentFailed() {
        MailDocument document = begin("payment.failed.intro");
        document.link(say("payment.failed.again"), MailWords.url(baseUrl, Language.of(locale), "/checkout"));
        document.paragraph(say("closing"));
        String occasion = order.cartId() == null ? order.number() : "cart " + order.cartId();
        return document.mail("payment-failed:" + occasion, order.email(), say("payment.failed.subject"));
    }

    Mail cancelled() {
        MailDocument document = begin("cancelled.intro");
        goods(document);
        return end(document, "order-cancelled:" + order.number(), say("cancelled.subject", order.number()));
    }

    Mail refunded(long refundId, Money amount) {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("refunded.intro", order.number(), format(amount.toBigMoney())));
        return end(document, "refund:" + refundId, say("refunded.subject", order.number()));
    }

    /** @param why what support said; empty when nothing */
    Mail returned(ReturnView goods, String why) {
        String key = "return." + goods.state().name();
        MailDocument document = begin(key + ".intro");
        for (ReturnView.Line line : goods.lines()) {
            document.row(line.quantity() + " × " + nameOf(line.sku()), "");
        }
        if (!why.isEmpty()) {
            document.paragraph(say("return.why", why));
        }
        return end(document, "return:" + goods.id() + ":" + goods.state().name(), say(key + ".subject", order.number()));
    }

    private MailDocument begin(String key) {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say(key, order.number()));
        return document;
    }

    private void goods(MailDocument document) {
        for (OrderLineView line : order.lines()) {
            document.row(line.quantity() + " × " + described(line), format(line.lineTotal().toBigMoney()));
        }
    }

    private Mail end(MailDocument document, String occasion, String subject) {
        document.link(say("see.order"), orderUrl);
        document.paragraph(say("closing"));
        return document.mail(occasion, order.email(), subject);
    }

    Mail shipped(long shipmentId, ShipmentView parcel) {
        MailDocument document = new MailDocument(locale);
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("shipped.intro", order.number(), parcel.carrier(), parcel.trackingNumber()));
        for (ShipmentView.Line line : parcel.lines()) {
            document.row(line.quantity() + " × " + nameOf(line.sku()), "");
        }
        document.paragraph(say("ship.to", address(order.shipTo())));
        if (parcel.trackingUrl() != null) {
            document.quietLink(say("shipped.track", parcel.carrier()), parcel.trackingUrl());
        }
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
