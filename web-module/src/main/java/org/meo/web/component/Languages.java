package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.meo.shared.Language;
import org.meo.web.http.Links;
import org.meo.web.http.Routes;

/** {@code m:languages}: links to the current page in every language of the store, each named in itself. */
public class Languages extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
        String page = Routes.page(request);
        String parameters = Routes.parameters(request);
        Language current = Language.of(context.getViewRoot().getLocale());
        Html html = new Html().raw("<ul role=\"list\">");
        for (Language language : Language.values()) {
            Locale locale = language.locale();
            html.raw("<li><a").attribute("href", Links.url(language, page) + parameters).attribute("lang", language.code())
                    .attribute("hreflang", language.code())
                    .raw(language == current ? " aria-current=\"true\">" : " rel=\"alternate\">")
                    .text(locale.getDisplayLanguage(locale)).raw("</a></li>");
        }
        context.getResponseWriter().write(html.raw("</ul>").toString());
    }
}
