package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductCard;
import org.meo.catalog.Selection;
import org.meo.catalog.SortOrder;
import org.meo.shared.Page;
import org.meo.web.http.Routes;

/** {@code /search?q=&page=}. */
@Named("search")
@RequestScoped
public class SearchBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Catalogue catalogue;
    private String query;
    private Page<ProductCard> results;

    /** Searches; the end of the list when the address names a page beyond. */
    public void load() {
        String asked = request.getParameter("q");
        String text = asked == null ? "" : asked.strip();
        query = text.length() > Catalogue.MAX_QUERY_LENGTH ? text.substring(0, Catalogue.MAX_QUERY_LENGTH) : text;
        int number = PageNumber.parse(request.getParameter("page"));
        results = catalogue.search(query, new Selection(Map.of(), SortOrder.BEST, number), Routes.language(request))
                .products();
        if (number > results.last()) {
            Navigation.redirect(getListUrl() + results.last());
        }
    }

    /** As searched for: without blanks around it and not longer than a search may be. */
    public String getQuery() {
        return query;
    }

    public Page<ProductCard> getResults() {
        return results;
    }

    /** The address of the list up to the page's number. */
    public String getListUrl() {
        return "/search?q=" + Navigation.encode(query) + "&page=";
    }
}
