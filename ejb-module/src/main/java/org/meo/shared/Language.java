package org.meo.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that the store speaks. What a merchant did not translate is shown in {@link #ENGLISH}. */
public enum Language {

    ENGLISH("en", Locale.UK), GERMAN("de", Locale.GERMANY);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** Two lower-case letters, as ISO 639-1 has them. */
    public String code() {
        return code;
    }

    /** How this language's readers want numbers, amounts and days. */
    public Locale locale() {
        return locale;
    }

    /** @return empty for null and for a code of no language of the store */
    public static Optional<Language> find(String code) {
        return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
    }

    /** The language of the store that a locale asks for; {@link #ENGLISH} when there is none, or for null. */
    public static Language of(Locale locale) {
        return find(locale == null ? null : locale.getLanguage()).orElse(ENGLISH);
    }
}
