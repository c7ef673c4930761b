package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.catalog.Catalogue;
import org.meo.catalog.CategoryNode;
import org.meo.catalog.CategoryPage;
import org.meo.catalog.Crumb;
import org.meo.catalog.ProductCard;
import org.meo.catalog.Selection;
import org.meo.catalog.SortOrder;
import org.meo.shared.Page;
import org.meo.web.http.Routes;
import org.meo.web.text.Text;

/** {@code /c/<slug>?page=}. */
@Named("category")
@RequestScoped
public class CategoryBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Catalogue catalogue;
    @Inject
    private Text text;
    private CategoryPage page;

    /** Finds the category; the end of its list when the address names a page beyond. */
    public void load() {
        int number = PageNumber.parse(request.getParameter("page"));
        Optional<CategoryPage> found = Optional.ofNullable(Routes.key(request)).flatMap(slug -> catalogue
                .findCategory(slug, new Selection(Map.of(), SortOrder.BEST, number), Routes.language(request)));
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        page = found.get();
        if (number > page.products().last()) {
            Navigation.redirect(getListUrl() + page.products().last());
        }
    }

    public String getName() {
        return page.name();
    }

    public String getDescription() {
        return page.description();
    }

    /** From the top down to the category's parent. */
    public List<Crumb> getPath() {
        return page.path();
    }

    public List<CategoryNode> getChildren() {
        return page.children();
    }

    public Page<ProductCard> getProducts() {
        return page.products();
    }

    public List<ProductCard> getCards() {
        return page.products().items();
    }

    /** How many products there are, in words. */
    public String getCount() {
        return text.of("list.count", page.products().total());
    }

    /** Slug of the top category that this one is in, or is. */
    public String getSection() {
        return page.path().isEmpty() ? page.slug() : page.path().get(0).slug();
    }

    /** The address of the list up to the page's number. */
    public String getListUrl() {
        return "/c/" + page.slug() + "?page=";
    }
}
