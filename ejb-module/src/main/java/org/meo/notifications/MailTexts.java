package org.meo.notifications;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.fulfilment.ShipmentView;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.Language;

/** Writes the mails of an order in its language, as text and as HTML of the same content. */
final class MailTexts {

    private static final String BUNDLE = "org.meo.notifications.mails";

    private final OrderView order;
    private final String orderUrl;
    private final Locale locale;
    private final ResourceBundle bundle;

    /** @param baseUrl of the shop, without a slash at its end */
    MailTexts(OrderView order, String baseUrl) {
        this.order = order;
        this.locale = Locale.forLanguageTag(order.locale());
        Language language = Language.of(locale);
        this.orderUrl = baseUrl + (language == Language.ENGLISH ? "" : "/" + language.code()) + "/order/" + order.number()
                + "?key=" + order.accessKey();
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Mail confirmation() {
        Document document = new Document();
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
        return document.mail("order-placed:" + order.number(), say("confirmation.subject", order.number()));
    }

    Mail shipped(long shipmentId, ShipmentView parcel) {
        Document document = new Document();
        document.paragraph(say("greeting", order.shipTo().name()));
        document.paragraph(say("shipped.intro", order.number(), parcel.carrier(), parcel.trackingNumber()));
        for (ShipmentView.Line line : parcel.lines()) {
            document.row(line.quantity() + " × " + nameOf(line.sku()), "");
        }
        document.paragraph(say("ship.to", address(order.shipTo())));
        document.link(say("see.order"), orderUrl);
        document.paragraph(say("closing"));
        return document.mail("shipped:" + shipmentId, say("shipped.subject", order.number()));
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
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** Grows a mail in both forms at once. */
    private final class Document {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private boolean inTable;

        void paragraph(String content) {
            endTable();
            text.append(content).append("\n\n");
            html.append("<p style=\"margin:0 0 16px\">").append(escape(content)).append("</p>");
        }

        void row(String left, String right) {
            if (!inTable) {
                html.append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 16px\">");
                inTable = true;
            }
            text.append("  ").append(left).append(right.isEmpty() ? "" : "  " + right).append('\n');
            html.append("<tr><td style=\"padding:8px 0;border-bottom:1px solid #e4dfd6\">").append(escape(left))
                    .append("</td><td style=\"padding:8px 0;border-bottom:1px solid #e4dfd6;text-align:right;white-space:nowrap\">")
                    .append(escape(right)).append("</td></tr>");
        }

        void link(String label, String url) {
            endTable();
            text.append(label).append(": ").append(url).append("\n\n");
            html.append("<p style=\"margin:24px 0\"><a href=\"").append(escape(url))
                    .append("\" style=\"background:#1f3a34;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none\">")
                    .append(escape(label)).append("</a></p>");
        }

        Mail mail(String occasion, String subject) {
            endTable();
            String page = "<!DOCTYPE html><html lang=\"" + escape(locale.toLanguageTag()) + "\"><head><meta charset=\"utf-8\"><title>"
                    + escape(subject) + "</title></head><body style=\"margin:0;background:#f6f3ee;color:#22211f;"
                    + "font:16px/1.5 Georgia,serif\"><div style=\"max-width:600px;margin:0 auto;padding:32px 24px\">"
                    + "<p style=\"font-size:28px;margin:0 0 24px;color:#1f3a34\">Meo</p>" + html + "</div></body></html>";
            return new Mail(occasion, order.email(), subject, text.toString(), page);
        }

        private void endTable() {
            if (inTable) {
                html.append("</table>");
                text.append('\n');
                inTable = false;
            }
        }

        private static String escape(String content) {
            return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
