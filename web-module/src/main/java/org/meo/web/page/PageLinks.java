package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the current page is written. */
@Named("links")
@ApplicationScoped
public class PageLinks {

    private static final Map<Locale, String> DIRECTIONS = new ConcurrentHashMap<>();

    /** The way in which the current language is written: {@code ltr} or {@code rtl}. */
    public String getDirection() {
        return DIRECTIONS.computeIfAbsent(FacesContext.getCurrentInstance().getViewRoot().getLocale(), PageLinks::direction);
    }

    private static String direction(Locale locale) {
        // A language's own name for itself is written as all of it is.
        byte direction = Character.getDirectionality(locale.getDisplayLanguage(locale).codePointAt(0));
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ? "rtl" : "ltr";
    }
}
