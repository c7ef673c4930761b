package org.meo.web.page;

import java.util.List;
import org.meo.catalog.Facet;
import org.meo.catalog.ProductCard;
import org.meo.shared.Page;
import org.meo.web.http.ListQuery;

/** A list of products with what was chosen of it and what may be. */
public final class ProductList {

    private final String path;
    private final ListQuery query;
    private final Page<ProductCard> products;
    private final List<Facet> facets;

    /**
     * @param path  of the list's page, without parameters
     * @param query as it was understood
     */
    ProductList(String path, ListQuery query, Page<ProductCard> products, List<Facet> facets) {
        this.path = path;
        this.query = query;
        this.products = products;
        this.facets = List.copyOf(facets);
    }

    public String getPath() {
        return path;
    }

    public ListQuery getQuery() {
        return query;
    }

    public Page<ProductCard> getProducts() {
        return products;
    }

    public List<ProductCard> getCards() {
        return products.items();
    }

    public List<Facet> getFacets() {
        return facets;
    }

    /** How many products there are on all pages. */
    public long getTotal() {
        return products.total();
    }

    public boolean isFiltered() {
        return query.selection().isFiltered();
    }

    /** Whether the address names a page that the list does not have. */
    boolean isBeyond() {
        return query.selection().page() > products.last();
    }

    /** The address of another page of the list. */
    String urlOf(int page) {
        return path + query.page(page).parameters();
    }

    /** The address of the list up to the page's number. */
    public String getUrl() {
        String first = urlOf(1);
        return first + (first.indexOf('?') < 0 ? "?page=" : "&page=");
    }

    public String getClearUrl() {
        return path + query.unfiltered().parameters();
    }

    /** Whether a search engine should show the list: not parts of it, nor other orders. */
    public boolean isIndexed() {
        return !query.isVariation();
    }

    /** What the list's one address adds to its path: the page; nothing where the list is a variation of another. */
    public String getParameters() {
        return isIndexed() ? query.parameters() : "";
    }
}
