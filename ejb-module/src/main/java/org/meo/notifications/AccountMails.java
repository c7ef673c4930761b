package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.customers.AccountMessage;
import org.meo.customers.CustomerErased;
import org.meo.shared.Language;

/** Tells people what concerns their accounts. */
@ApplicationScoped
class AccountMails {

    @EJB
    private Notifications notifications;

    @EJB
    private StockAlerts alerts;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    void tell(@Observes AccountMessage message) {
        notifications.queue(mail(message, baseUrl));
    }

    void forget(@Observes CustomerErased erased) {
        notifications.forget(erased.email());
        alerts.forgetAddress(erased.email());
    }

    static Mail mail(AccountMessage message, String baseUrl) {
        Language language = message.language();
        MailWords words = new MailWords(language.locale());
        MailDocument document = new MailDocument(language.locale());
        String key = "account." + message.kind();
        document.paragraph(words.say("greeting", message.name()));
        document.paragraph(words.say(key + ".intro"));
        document.link(words.say(key + ".link"), MailWords.url(baseUrl, language, path(message)));
        document.paragraph(words.say(key + ".unasked"));
        return document.mail("account:" + message.id(), message.recipient(), words.say(key + ".subject"));
    }

    private static String path(AccountMessage message) {
        return switch (message.kind()) {
            case VERIFY -> "/register/verify?token=" + message.secret();
            case HAS_ACCOUNT -> "/login";
            case RESET -> "/password/reset?token=" + message.secret();
            case CONFIRM_EMAIL -> "/account/email?token=" + message.secret();
            case PASSWORD_CHANGED, EMAIL_CHANGED -> "/password/forgot";
        };
    }
}
