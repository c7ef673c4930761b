package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.meo.shared.Language;
import org.meo.web.http.Links;
import org.meo.web.http.Routes;
import org.meo.web.http.Site;
import org.meo.web.text.Text;

/**
 * {@code m:head}: what search engines and those who show a link are told of a page. A page that is to be found names its
 * one address and those in other languages; any other says that it is not to be.
 */
public class PageHead extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        ResponseWriter out = context.getResponseWriter();
        Locale locale = context.getViewRoot().getLocale();
        String name = new Text().in(locale, "site.name");
        String title = text("title");
        String description = text("description");
        out.startElement("title", null);
        out.writeText(title + " · " + name, null);
        out.endElement("title");
        if (description != null) {
            meta(out, "name", "description", description);
        }
        if (!isTrue("indexed")) {
            meta(out, "name", "robots", text("follow") == null ? "noindex" : "noindex,follow");
        }
        HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
        String page = Routes.page(request);
        String parameters = text("parameters") == null ? "" : text("parameters");
        if (isTrue("indexed") || text("follow") != null) {
            Site site = Beans.find(context, Site.class);
            String canonical = site.absolute(Links.url(Language.of(locale), page + parameters));
            link(out, "canonical", null, canonical);
            writeForThoseWhoShowLinks(out, site, locale, canonical, title, description);
            if (isTrue("indexed")) {
                for (Language language : Language.values()) {
                    link(out, "alternate", language.code(), site.absolute(Links.url(language, page + parameters)));
                }
                link(out, "alternate", "x-default", site.absolute(page + parameters));
            }
        }
    }

    private void writeForThoseWhoShowLinks(ResponseWriter out, Site site, Locale locale, String canonical, String title,
            String description) throws IOException {
        meta(out, "property", "og:site_name", new Text().in(locale, "site.name"));
        meta(out, "property", "og:type", text("type") == null ? "website" : text("type"));
        meta(out, "property", "og:title", title);
        if (description != null) {
            meta(out, "property", "og:description", description);
        }
        meta(out, "property", "og:url", canonical);
        meta(out, "property", "og:locale", locale.toString());
        String picture = text("picture");
        if (picture != null) {
            meta(out, "property", "og:image", site.absolute(picture));
        }
        meta(out, "name", "twitter:card", picture == null ? "summary" : "summary_large_image");
    }

    private String text(String attribute) {
        Object value = getAttributes().get(attribute);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private boolean isTrue(String attribute) {
        return Boolean.parseBoolean(String.valueOf(getAttributes().get(attribute)));
    }

    private static void meta(ResponseWriter out, String kind, String name, String content) throws IOException {
        out.startElement("meta", null);
        out.writeAttribute(kind, name, null);
        out.writeAttribute("content", content, null);
        out.endElement("meta");
    }

    private static void link(ResponseWriter out, String relation, String language, String address) throws IOException {
        out.startElement("link", null);
        out.writeAttribute("rel", relation, null);
        if (language != null) {
            out.writeAttribute("hreflang", language, null);
        }
        out.writeAttribute("href", address, null);
        out.endElement("link");
    }
}
