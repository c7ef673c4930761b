package org.meo.web.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meo.catalog.HomePage;
import org.meo.catalog.ProductCard;
import org.meo.shared.Language;
import org.meo.web.http.Assets;
import org.meo.web.http.Routes;
import org.meo.web.http.Site;
import org.meo.web.text.Text;

/** {@code /}. */
@Named("home")
@RequestScoped
public class HomeBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private Site site;
    @Inject
    private Assets assets;
    @Inject
    private Text text;
    private HomePage page;

    @PostConstruct
    void load() {
        page = services.catalogue().home(Routes.language(request));
    }

    /** Products worth showing first. */
    public List<ProductCard> getFeatured() {
        return page.featured();
    }

    /** What sold most; empty while nothing was sold. */
    public List<ProductCard> getBestSellers() {
        return page.bestSellers();
    }

    /** What came last. */
    public List<ProductCard> getNewest() {
        return page.newest();
    }

    /** The shop in the words of schema.org. */
    public String getData() {
        Language language = Routes.language(request);
        return new Facts(site::absolute, language).site(text.of("site.name"), assets.getUrls().get("logo.svg")).toString();
    }
}
