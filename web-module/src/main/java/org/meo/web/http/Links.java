package org.meo.web.http;

import jakarta.faces.context.FacesContext;
import org.meo.shared.Language;

/**
 * Addresses of pages in a language. Everything in the store names a page by its English address ({@code /cart}); what a
 * reader of another language follows has that language's code before it ({@code /de/cart}), which is put there and taken
 * off here alone.
 */
public final class Links {

    private Links() {
    }

    /** The address of a page in the language of the current page. */
    public static String url(String path) {
        FacesContext context = FacesContext.getCurrentInstance();
        return url(context == null || context.getViewRoot() == null ? Language.ENGLISH
                : Language.of(context.getViewRoot().getLocale()), path);
    }

    /** @param path English, with parameters or without */
    public static String url(Language language, String path) {
        if (language == Language.ENGLISH) {
            return path;
        }
        boolean home = path.length() == 1 || path.charAt(1) == '?' || path.charAt(1) == '#';
        return "/" + language.code() + (home ? path.substring(1) : path);
    }

    /** The language that an address is of; {@link Language#ENGLISH} where it names none. */
    public static Language language(String path) {
        for (Language language : Language.values()) {
            if (language != Language.ENGLISH && isOf(language, path)) {
                return language;
            }
        }
        return Language.ENGLISH;
    }

    /** The English address of the same page. */
    public static String withoutLanguage(String path) {
        Language language = language(path);
        if (language == Language.ENGLISH) {
            return path;
        }
        String rest = path.substring(1 + language.code().length());
        return rest.isEmpty() ? "/" : rest;
    }

    private static boolean isOf(Language language, String path) {
        String code = language.code();
        int end = 1 + code.length();
        return path.startsWith(code, 1) && path.charAt(0) == '/' && (path.length() == end || path.charAt(end) == '/');
    }
}
