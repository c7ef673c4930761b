package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductCard;
import org.meo.web.http.Routes;

/**
 * {@code /recently-viewed?p=&p=}: the cards of products that a browser remembers, as a part of a page. The store itself
 * keeps nothing of who looked at what.
 */
@Named("recent")
@RequestScoped
public class RecentBacking {

    /** As many as {@code site.js} remembers. */
    private static final int MAX = 12;

    @Inject
    private HttpServletRequest request;
    @Inject
    private Catalogue catalogue;
    private List<ProductCard> cards = List.of();

    public void load() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseHeader("X-Robots-Tag", "noindex");
        String[] slugs = request.getParameterValues("p");
        if (slugs != null) {
            cards = catalogue.cards(Stream.of(slugs).distinct().limit(MAX).toList(), Routes.language(request));
        }
    }

    public List<ProductCard> getCards() {
        return cards;
    }
}
