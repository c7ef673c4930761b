package org.meo.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.BigMoneyProvider;
import org.meo.shared.BusinessException;

/** Texts with values in them, in the language of the current page; those without are {@code msg} in pages. */
@Named("text")
@ApplicationScoped
public class Text {

    /** Name of the bundle that holds every text of the pages. */
    public static final String BUNDLE = "org.meo.web.messages";

    private static final Map<Locale, Map<String, MessageFormat>> FORMATS = new ConcurrentHashMap<>();
    private static final Logger LOG = System.getLogger(Text.class.getName());

    /**
     * @param arguments for the placeholders; amounts and instants are written as the language does
     * @throws java.util.MissingResourceException when there is no such key
     */
    public String of(String key, Object... arguments) {
        return in(Formats.currentLocale(), key, arguments);
    }

    /** A text of a group that has one for each name: of a state, for instance. */
    public String named(String group, String name, Object... arguments) {
        return of(group + "." + name, arguments);
    }

    /**
     * As {@link #of}, in a given language. Of another name, because pages look for a method by trying to make a Locale of
     * its first text, which asks the class loader in vain each time.
     */
    public String in(Locale locale, String key, Object... arguments) {
        String pattern = bundle(locale).getString(key);
        if (arguments.length == 0) {
            return pattern;
        }
        Object[] written = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            Object argument = arguments[index];
            if (argument instanceof BigMoneyProvider amount) {
                written[index] = Formats.money(amount, locale);
            } else if (argument instanceof Instant instant) {
                written[index] = Formats.day(instant, locale);
            } else if (argument instanceof LocalDate day) {
                written[index] = Formats.date(day, locale);
            } else {
                written[index] = argument;
            }
        }
        // Parsing one is dear and one is not thread-safe; a clone of a kept one is neither.
        return ((MessageFormat) FORMATS.computeIfAbsent(locale, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(pattern, text -> new MessageFormat(text, locale)).clone()).format(written);
    }

    /** What to tell a person about a refusal; never null. */
    public String error(BusinessException refusal) {
        Locale locale = Formats.currentLocale();
        String key = "error." + refusal.code();
        if (!bundle(locale).containsKey(key)) {
            LOG.log(Level.WARNING, "There is no text for the code {0}", refusal.code());
            key = "error.GENERAL";
        }
        return in(locale, key, refusal.arguments().toArray());
    }

    /** The name of a fact of a product: its own text when there is one, else its key made readable. */
    public String fact(String key) {
        ResourceBundle bundle = bundle(Formats.currentLocale());
        String textKey = "fact." + key.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (bundle.containsKey(textKey)) {
            return bundle.getString(textKey);
        }
        String words = key.replace('_', ' ').strip();
        return words.isEmpty() ? key : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What a fact says, in the language of the current page where it is one of the store's own words (yes, no). */
    public String factValue(String value) {
        ResourceBundle bundle = bundle(Formats.currentLocale());
        String key = "fact.value." + value;
        return bundle.containsKey(key) ? bundle.getString(key) : value;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Text.class.getClassLoader());
    }
}
