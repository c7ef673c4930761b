package org.meo.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.meo.shared.Page;
import org.meo.shared.Sku;

/**
 * The read side of the catalogue: what shoppers see. Every answer is bounded. Reads take part in the caller's
 * transaction when there is one and begin none: most are answered from what this node remembers and need no database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Catalogue {

    public static final int PAGE_SIZE = 24;
    public static final int MAX_QUERY_LENGTH = 200;
    /** Most products that {@link #featured} gives. */
    public static final int MAX_FEATURED = 48;
    /** Most SKUs that {@link #sellable} takes. */
    public static final int MAX_SKUS = 1_000;

    private static final int MAX_SLUG_LENGTH = 160;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;
    @Inject
    private CatalogueCache cache;
    private CatalogueSql sql;

    /** Used by the container. */
    public Catalogue() {
    }

    Catalogue(DataSource dataSource, CatalogueCache cache) {
        this.dataSource = dataSource;
        this.cache = cache;
        connect();
    }

    @PostConstruct
    void connect() {
        sql = new CatalogueSql(dataSource);
    }

    /** The tree of categories that hold something, in their order. */
    public List<CategoryNode> categories() {
        return tree().roots();
    }

    /**
     * @param pageNumber from 1; one beyond the last gives an empty page
     * @return empty when there is no such category
     */
    public Optional<CategoryPage> findCategory(String slug, int pageNumber) {
        return tree().find(slug).flatMap(place -> {
            int number = Math.max(1, pageNumber);
            long offset = (number - 1L) * PAGE_SIZE;
            // A page that can't hold anything is not worth a place in the cache, of which there are as many as numbers.
            return offset >= place.node().products() ? Optional.of(page(place, number, List.of()))
                    : cache.category(slug, number, () -> page(place, number,
                            sql.categoryCards(place.ids(), offset, PAGE_SIZE)));
        });
    }

    private static CategoryPage page(CategoryTree.Place place, int number, List<ProductCard> cards) {
        CategoryNode node = place.node();
        return new CategoryPage(node.slug(), node.name(), node.description(), place.path(), node.children(),
                new Page<>(cards, number, PAGE_SIZE, node.products()));
    }

    /** @return empty when there is no active product of that slug */
    public Optional<ProductPage> findProduct(String slug) {
        if (slug == null || slug.length() > MAX_SLUG_LENGTH || !SLUG.matcher(slug).matches()) {
            return Optional.empty();
        }
        return cache.product(slug, () -> sql.product(slug).map(this::page).orElse(null));
    }

    private ProductPage page(CatalogueSql.StoredProduct product) {
        // A category that is newer than the remembered tree shows a moment later.
        List<Crumb> path = tree().find(product.categoryId()).orElseGet(() -> {
            cache.clear();
            return tree().find(product.categoryId()).orElseThrow(() -> new IllegalStateException(
                    "product " + product.slug() + " hangs in a category that is not in the tree"));
        }).pathWithSelf();
        return new ProductPage(product.slug(), product.name(), product.brand(), product.description(), path,
                product.attributes(), product.variants());
    }

    /**
     * Products whose name, brand, description or SKU match, best first: an exact SKU, then full text with the last word
     * taken as a beginning too, and where that finds nothing, names that look alike. At most 2,000 are ranked.
     *
     * @param query as a person typed it; blank finds nothing, more than {@link #MAX_QUERY_LENGTH} characters are cut
     * @param pageNumber from 1; one beyond the last gives an empty page
     */
    public Page<ProductCard> search(String query, int pageNumber) {
        int number = Math.max(1, pageNumber);
        SearchText text = SearchText.of(query);
        if (text.isEmpty()) {
            return new Page<>(List.of(), number, PAGE_SIZE, 0);
        }
        Page<ProductCard> found = sql.searchCards(text, number, PAGE_SIZE);
        return found.total() > 0 ? found : sql.similarCards(text, number, PAGE_SIZE);
    }

    /**
     * Some products worth showing on the home page, from many categories, always the same until the catalogue changes.
     *
     * @param limit at most {@link #MAX_FEATURED} are given
     */
    public List<ProductCard> featured(int limit) {
        int most = Math.min(limit, MAX_FEATURED);
        return most < 1 ? List.of() : cache.featured(most, () -> List.copyOf(sql.featuredCards(most)));
    }

    /**
     * The active variants among these SKUs, by SKU, in one statement, never from a cache; at most {@link #MAX_SKUS} a
     * call.
     */
    public Map<String, SellableVariant> sellable(Collection<String> skus) {
        if (skus.size() > MAX_SKUS) {
            throw new IllegalArgumentException(skus.size() + " SKUs are more than " + MAX_SKUS);
        }
        List<String> possible = skus.stream().filter(Sku::isValid).distinct().toList();
        return possible.isEmpty() ? Map.of() : sql.sellable(possible);
    }

    private CategoryTree tree() {
        return cache.tree(sql::tree);
    }
}
