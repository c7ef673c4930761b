package org.meo.catalog;

import java.util.List;
import org.meo.shared.Page;

/**
 * What a search found.
 *
 * @param query     as searched for: without blanks around it, at most {@link Catalogue#MAX_QUERY_LENGTH} characters
 * @param corrected what was searched for instead where words were misspelt; null when nothing was
 * @param loose     whether nothing has all of the words and so what has some of them is shown
 * @param products  best first, unless sorted otherwise
 * @param facets    in their order
 * @param selection as it was understood
 */
public record SearchPage(String query, String corrected, boolean loose, Page<ProductCard> products, List<Facet> facets,
        Selection selection) {

    public SearchPage {
        facets = List.copyOf(facets);
    }
}
