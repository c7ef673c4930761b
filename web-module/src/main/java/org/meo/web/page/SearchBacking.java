package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.catalog.SearchPage;
import org.meo.web.http.ListQuery;
import org.meo.web.http.Routes;
import org.meo.web.text.Text;

/** {@code /search?q=}, with the parameters of {@link ListQuery}. */
@Named("search")
@RequestScoped
public class SearchBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private Text text;
    private SearchPage page;
    private ProductList list;

    /** Searches; the end of the list when the address names a page beyond. */
    public void load() {
        ListQuery query = ListQuery.of(request.getParameterMap());
        page = services.catalogue().search(query.text() == null ? "" : query.text(), query.selection(), Routes.language(request));
        list = new ProductList("/search", new ListQuery(page.query(), page.selection()), page.products(), page.facets());
        if (list.isBeyond()) {
            Navigation.redirect(list.urlOf(page.products().last()));
        }
    }

    /** As searched for: without blanks around it and not longer than a search may be. */
    public String getQuery() {
        return page.query();
    }

    /** What was searched for instead, because words were misspelt; null when nothing was. */
    public String getCorrected() {
        return page.corrected();
    }

    /** Whether what is shown has some of the words only. */
    public boolean isLoose() {
        return page.loose() && page.products().total() > 0;
    }

    /** How many products there are, in words. */
    public String getCount() {
        return text.of("list.count", page.products().total());
    }

    public ProductList getList() {
        return list;
    }
}
