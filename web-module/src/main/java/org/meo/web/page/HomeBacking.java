package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meo.catalog.Catalogue;
import org.meo.catalog.ProductCard;
import org.meo.web.http.Routes;

/** {@code /}. */
@Named("home")
@RequestScoped
public class HomeBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Catalogue catalogue;

    /** Products worth showing first. */
    public List<ProductCard> getFeatured() {
        return catalogue.home(Routes.language(request)).featured();
    }
}
