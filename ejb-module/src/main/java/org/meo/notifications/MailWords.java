package org.meo.notifications;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.meo.shared.Language;

/** The texts of mails in one language. */
final class MailWords {

    private static final String BUNDLE = "org.meo.notifications.mails";

    private final Locale locale;
    private final ResourceBundle bundle;

    MailWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /**
     * The full address of a page in a language.
     *
     * @param baseUrl of the shop, without a slash at its end
     * @param path    the page's English address
     */
    static String url(String baseUrl, Language language, String path) {
        return baseUrl + (language == Language.ENGLISH ? "" : "/" + language.code()) + path;
    }
}
