package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductCard;

/** {@code /}. */
@Named("home")
@RequestScoped
public class HomeBacking {

    private static final int FEATURED = 8;

    @Inject
    private Catalogue catalogue;

    /** Products worth showing first. */
    public List<ProductCard> getFeatured() {
        return catalogue.featured(FEATURED);
    }
}
