package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.meo.catalog.Facet;
import org.meo.catalog.FacetOption;
import org.meo.web.http.Links;
import org.meo.web.http.ListQuery;
import org.meo.web.text.Text;

/** {@code m:chosenFilters}: what a list is filtered by, each with a way to be rid of it. */
public class ChosenFilters extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        ListQuery query = (ListQuery) getAttributes().get("query");
        if (query.selection().isFiltered()) {
            @SuppressWarnings("unchecked")
            List<Facet> facets = (List<Facet>) getAttributes().get("value");
            context.getResponseWriter().write(write(facets, query, Links.url((String) getAttributes().get("path")),
                    context.getViewRoot().getLocale()));
        }
    }

    static String write(List<Facet> facets, ListQuery query, String path, Locale locale) {
        Text text = new Text();
        FacetNames names = new FacetNames(locale);
        Html html = new Html();
        html.raw("<ul class=\"chosen\" role=\"list\"").attribute("aria-label", text.in(locale, "filter.chosen")).raw(">");
        for (Facet facet : facets) {
            for (FacetOption option : facet.options()) {
                if (option.chosen()) {
                    html.raw("<li><a rel=\"nofollow\"")
                            .attribute("href", path + query.toggled(facet.code(), option.value()).parameters())
                            .raw("><span class=\"visually-hidden\">").text(text.in(locale, "filter.remove")).raw(" </span>")
                            .text(names.of(facet.code(), option)).raw("</a></li>");
                }
            }
        }
        html.raw("<li><a class=\"chosen-clear\" rel=\"nofollow\"").attribute("href", path + query.unfiltered().parameters())
                .raw(">").text(text.in(locale, "filter.clear")).raw("</a></li></ul>");
        return html.toString();
    }
}
