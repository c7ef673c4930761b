package org.meo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this node remembers of the catalogue, each part for at most twice {@link #TIME_TO_LIVE}, pages built from a
 * tree of that age included: a change made on any node shows on all within 5 seconds. Prices and stock are checked again when an order is placed. Why it is not in the data grid:
 * docs/decisions/catalogue-reads.md.
 */
@ApplicationScoped
class CatalogueCache {

    static final Duration TIME_TO_LIVE = Duration.ofMillis(1_200);

    private final ShortLivedCache<String, CategoryTree> tree = new ShortLivedCache<>(1, TIME_TO_LIVE);
    private final ShortLivedCache<CategoryKey, CategoryPage> categories = new ShortLivedCache<>(512, TIME_TO_LIVE);
    private final ShortLivedCache<String, ProductPage> products = new ShortLivedCache<>(1024, TIME_TO_LIVE);
    private final ShortLivedCache<Integer, List<ProductCard>> featured = new ShortLivedCache<>(8, TIME_TO_LIVE);

    CategoryTree tree(Supplier<CategoryTree> loader) {
        return tree.get("", loader);
    }

    Optional<CategoryPage> category(String slug, int pageNumber, Supplier<CategoryPage> loader) {
        return Optional.ofNullable(categories.get(new CategoryKey(slug, pageNumber), loader));
    }

    Optional<ProductPage> product(String slug, Supplier<ProductPage> loader) {
        return Optional.ofNullable(products.get(slug, loader));
    }

    List<ProductCard> featured(int limit, Supplier<List<ProductCard>> loader) {
        return featured.get(limit, loader);
    }

    /** To be called when the catalogue has changed by this node's own hand. */
    void clear() {
        tree.clear();
        categories.clear();
        products.clear();
        featured.clear();
    }

    private record CategoryKey(String slug, int pageNumber) {
    }
}
