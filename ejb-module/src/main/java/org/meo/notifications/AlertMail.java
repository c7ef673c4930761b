package org.meo.notifications;

import org.meo.catalog.SellableVariant;
import org.meo.shared.Language;

/** Writes the mail that something is back. */
final class AlertMail {

    private final Language language;
    private final String baseUrl;
    private final MailWords words;

    /** @param baseUrl of the shop, without a slash at its end */
    AlertMail(Language language, String baseUrl) {
        this.language = language;
        this.baseUrl = baseUrl;
        this.words = new MailWords(language.locale());
    }

    /** @param token by which the reader can have the address forgotten */
    Mail back(long alertId, String recipient, SellableVariant variant, String token) {
        String name = variant.label().isEmpty() ? variant.name() : variant.name() + " (" + variant.label() + ")";
        MailDocument document = new MailDocument(language.locale());
        document.paragraph(words.say("back.intro", name));
        document.link(words.say("back.see"), url("/p/" + variant.productSlug() + "?sku=" + variant.sku()));
        document.paragraph(words.say("back.once"));
        document.quietLink(words.say("back.forget"), url("/stock-alert/remove?token=" + token));
        return document.mail("back-in-stock:" + alertId, recipient, words.say("back.subject", variant.name()));
    }

    private String url(String path) {
        return MailWords.url(baseUrl, language, path);
    }
}
