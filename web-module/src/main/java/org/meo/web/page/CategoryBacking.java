package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.meo.catalog.CategoryNode;
import org.meo.catalog.CategoryPage;
import org.meo.catalog.Crumb;
import org.meo.shared.Language;
import org.meo.web.http.ListQuery;
import org.meo.web.http.Routes;
import org.meo.web.http.Site;
import org.meo.web.text.Text;

/** {@code /c/<slug>}, with the parameters of {@link ListQuery}. */
@Named("category")
@RequestScoped
public class CategoryBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private Site site;
    @Inject
    private Text text;
    private CategoryPage page;
    private ProductList list;

    /** Finds the category, by a slug it had before, too; the end of its list when the address names a page beyond. */
    public void load() {
        String slug = Routes.key(request);
        Language language = Routes.language(request);
        ListQuery query = ListQuery.of(request.getParameterMap());
        Optional<CategoryPage> found = services.catalogue().findCategory(slug, query.selection(), language);
        if (found.isEmpty()) {
            services.catalogue().currentCategorySlug(slug).ifPresentOrElse(current ->
                    Navigation.movedTo("/c/" + current + Routes.parameters(request)), Navigation::notFound);
            return;
        }
        page = found.get();
        list = new ProductList("/c/" + page.slug(), new ListQuery(null, page.selection()), page.products(), page.facets());
        if (list.isBeyond()) {
            Navigation.redirect(list.urlOf(page.products().last()));
        }
    }

    public String getName() {
        return page.name();
    }

    /** For the window and for search engines; from the second page on it says which page it is, so that each is unique. */
    public String getTitle() {
        String title = page.seo().title() == null ? page.name() : page.seo().title();
        return page.products().number() == 1 ? title
                : title + " · " + text.of("pager.position", page.products().number(), page.products().last());
    }

    public String getDescription() {
        return page.description();
    }

    /** For search engines. */
    public String getSummary() {
        return page.seo().description() == null ? Summaries.of(page.description()) : page.seo().description();
    }

    /** From the top down to the category's parent. */
    public List<Crumb> getPath() {
        return page.path();
    }

    public List<CategoryNode> getChildren() {
        return page.children();
    }

    public ProductList getList() {
        return list;
    }

    /** How many products there are, in words. */
    public String getCount() {
        return text.of("list.count", page.products().total());
    }

    /** Slug of the top category that this one is in, or is. */
    public String getSection() {
        return page.path().isEmpty() ? page.slug() : page.path().get(0).slug();
    }

    /** The way to the category in the words of schema.org. */
    public String getData() {
        return new Facts(site::absolute, Routes.language(request))
                .path(text.of("layout.home"), page.path(), page.name(), "/c/" + page.slug()).toString();
    }
}
