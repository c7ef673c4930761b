package org.meo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.meo.shared.CacheCounts;
import org.meo.shared.Language;
import org.meo.shared.ShortLivedCache;

/**
 * What this node remembers of the catalogue, each part for at most twice {@code meo.catalogue.cache}, pages built from a
 * tree of that age included: with the 1.2 seconds that it is by default, a change made on any node shows on all within 5
 * seconds. Prices and stock are checked again when an order is placed. Why it is not in the data grid:
 * docs/decisions/005-catalogue-reads.md.
 */
@ApplicationScoped
class CatalogueCache {

    private static final String TIME_TO_LIVE = "PT1.2S";
    /** What stands around every page, in several places: it is kept for longer than a request at least. */
    private static final Duration FRAME_AT_LEAST = Duration.ofSeconds(1);

    private ShortLivedCache<String, Map<Language, Frame>> frames;
    private ShortLivedCache<Key, CategoryPage> categories;
    private ShortLivedCache<Key, SearchPage> searches;
    private ShortLivedCache<Key, Suggestions> suggestions;
    private ShortLivedCache<Key, ProductPage> products;
    private ShortLivedCache<Key, Companions> companions;
    private ShortLivedCache<Key, HomePage> homes;

    /** Used by the container. */
    CatalogueCache() {
        this(Duration.parse(TIME_TO_LIVE), null);
    }

    @Inject
    CatalogueCache(@ConfigProperty(name = "meo.catalogue.cache", defaultValue = TIME_TO_LIVE) Duration timeToLive,
            MetricRegistry metrics) {
        frames = new ShortLivedCache<>(1, timeToLive.compareTo(FRAME_AT_LEAST) < 0 ? FRAME_AT_LEAST : timeToLive,
                CacheCounts.of(metrics, "catalogue frame"));
        categories = new ShortLivedCache<>(512, timeToLive, CacheCounts.of(metrics, "catalogue categories"));
        searches = new ShortLivedCache<>(256, timeToLive, CacheCounts.of(metrics, "catalogue searches"));
        suggestions = new ShortLivedCache<>(1024, timeToLive, CacheCounts.of(metrics, "catalogue suggestions"));
        products = new ShortLivedCache<>(1024, timeToLive, CacheCounts.of(metrics, "catalogue products"));
        companions = new ShortLivedCache<>(1024, timeToLive, CacheCounts.of(metrics, "catalogue companions"));
        homes = new ShortLivedCache<>(Language.values().length, timeToLive, CacheCounts.of(metrics, "catalogue homes"));
    }

    Frame frame(Language language, Supplier<Map<Language, Frame>> loader) {
        return frames.get("", loader).get(language);
    }

    CategoryPage category(String slug, Selection selection, Language language, Supplier<CategoryPage> loader) {
        return categories.get(new Key(slug, selection, language), loader);
    }

    SearchPage search(String text, Selection selection, Language language, Supplier<SearchPage> loader) {
        return searches.get(new Key(text, selection, language), loader);
    }

    Suggestions suggestions(String text, Language language, Supplier<Suggestions> loader) {
        return suggestions.get(new Key(text, Selection.EVERYTHING, language), loader);
    }

    Optional<ProductPage> product(String slug, Language language, Supplier<ProductPage> loader) {
        return Optional.ofNullable(products.get(new Key(slug, Selection.EVERYTHING, language), loader));
    }

    Companions companions(long productId, Language language, Supplier<Companions> loader) {
        return companions.get(new Key(String.valueOf(productId), Selection.EVERYTHING, language), loader);
    }

    HomePage home(Language language, Supplier<HomePage> loader) {
        return homes.get(new Key("", Selection.EVERYTHING, language), loader);
    }

    /** To be called when the catalogue has changed by this node's own hand. */
    void clear() {
        frames.clear();
        categories.clear();
        searches.clear();
        suggestions.clear();
        products.clear();
        companions.clear();
        homes.clear();
    }

    private record Key(String name, Selection selection, Language language) {
    }
}
