package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.meo.catalog.Facet;
import org.meo.catalog.FacetOption;
import org.meo.catalog.SortOrder;
import org.meo.web.http.Links;
import org.meo.web.http.ListQuery;
import org.meo.web.text.Text;

/**
 * {@code m:filters}: the form that filters and sorts a list. It is sent by GET, so that what it says is an address; the
 * page's script sends it by itself when something changes.
 */
public class Filters extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        @SuppressWarnings("unchecked")
        List<Facet> facets = (List<Facet>) getAttributes().get("value");
        ListQuery query = (ListQuery) getAttributes().get("query");
        String path = (String) getAttributes().get("path");
        Locale locale = context.getViewRoot().getLocale();
        context.getResponseWriter().write(write(facets, query, Links.url(path), locale));
    }

    static String write(List<Facet> facets, ListQuery query, String action, Locale locale) {
        Text text = new Text();
        Html html = new Html();
        html.raw("<form class=\"filters\" id=\"filters\" method=\"get\"").attribute("action", action).raw(">");
        if (query.text() != null && !query.text().isEmpty()) {
            html.raw("<input type=\"hidden\" name=\"q\"").attribute("value", query.text()).raw("/>");
        }
        html.raw("<p class=\"filters-sort\"><label for=\"sort\">").text(text.in(locale, "filter.sort"))
                .raw("</label> <select id=\"sort\" name=\"sort\">");
        for (SortOrder order : SortOrder.values()) {
            html.raw("<option").attribute("value", order.code());
            if (order == query.selection().order()) {
                html.raw(" selected=\"selected\"");
            }
            String key = order == SortOrder.BEST && query.text() != null ? "search" : order.code();
            html.raw(">").text(text.in(locale, "filter.sort." + key)).raw("</option>");
        }
        html.raw("</select></p>");
        if (!facets.isEmpty()) {
            long chosen = query.selection().facets().values().stream().mapToLong(List::size).sum();
            html.raw("<details class=\"filter-panel\"><summary>").text(text.in(locale, "filter.title"));
            if (chosen > 0) {
                html.raw(" <span class=\"badge\">").text(Long.toString(chosen)).raw("</span>");
            }
            html.raw("</summary>");
            FacetNames names = new FacetNames(locale);
            NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
            for (Facet facet : facets) {
                write(html, facet, names, numbers);
            }
            html.raw("</details>");
        }
        html.raw("<p class=\"filters-apply\"><button class=\"button button-quiet button-wide\" type=\"submit\">")
                .text(text.in(locale, "filter.apply")).raw("</button></p></form>");
        return html.toString();
    }

    private static void write(Html html, Facet facet, FacetNames names, NumberFormat numbers) {
        html.raw("<fieldset class=\"filter\"><legend>").text(names.of(facet.code())).raw("</legend><ul role=\"list\">");
        for (FacetOption option : facet.options()) {
            html.raw("<li><label><input type=\"checkbox\"").attribute("id", "f-" + facet.code() + "-" + option.value())
                    .attribute("name", facet.code()).attribute("value", option.value());
            if (option.chosen()) {
                html.raw(" checked=\"checked\"");
            }
            html.raw("/><span>").text(names.of(facet.code(), option)).raw("</span> <span class=\"count\">")
                    .text(numbers.format(option.count())).raw("</span></label></li>");
        }
        html.raw("</ul></fieldset>");
    }
}
