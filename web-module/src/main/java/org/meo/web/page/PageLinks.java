package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.meo.shared.Language;
import org.meo.web.http.Links;
import org.meo.web.http.Routes;

/** Where else the current page is: in other languages. */
@Named("links")
@ApplicationScoped
public class PageLinks {

    @Inject
    private HttpServletRequest request;
    /**
     * The current page in a language.
     *
     * @param name of the language, in itself
     */
    public record Translation(String code, String name, String url, boolean current) {
    }

    /** The current page in every language of the store. */
    public List<Translation> getTranslations() {
        String page = Routes.page(request);
        String parameters = Routes.parameters(request);
        Language current = language();
        return Arrays.stream(Language.values()).map(language -> new Translation(language.code(),
                language.locale().getDisplayLanguage(language.locale()), Links.url(language, page) + parameters,
                language == current)).toList();
    }

    /** The way in which the current language is written: {@code ltr} or {@code rtl}. */
    public String getDirection() {
        Locale locale = language().locale();
        // A language's own name for itself is written as all of it is.
        byte direction = Character.getDirectionality(locale.getDisplayLanguage(locale).codePointAt(0));
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ? "rtl" : "ltr";
    }

    private static Language language() {
        return Language.of(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
