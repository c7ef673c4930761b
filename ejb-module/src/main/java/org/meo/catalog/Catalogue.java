package org.meo.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.meo.shared.Language;
import org.meo.shared.Page;
import org.meo.shared.Sku;

/**
 * The read side of the catalogue: what shoppers see. Every answer is bounded. Reads take part in the caller's
 * transaction when there is one and begin none: many are answered from what this node remembers and need no database.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Catalogue {

    public static final int PAGE_SIZE = 24;
    public static final int MAX_QUERY_LENGTH = 200;
    /** Products of each kind on the home page. */
    public static final int HOME_SIZE = 8;
    /** Most SKUs that {@link #sellable} takes. */
    public static final int MAX_SKUS = 1_000;
    /** Most slugs that {@link #cards} takes. */
    public static final int MAX_CARDS = 200;
    /** Of a long list no page beyond this one is read: whoever is there is no shopper. */
    public static final int MAX_PAGE = 5_000;

    private static final int SUGGESTED_PRODUCTS = 6;
    private static final int SUGGESTED_CATEGORIES = 3;
    private static final int SHORTEST_SUGGESTED = 2;
    /** From here on a beginning that nothing has may be misspelt. */
    private static final int SHORTEST_CORRECTED = 4;
    private static final int MAX_SLUG_LENGTH = 160;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    @Inject
    private DataSource dataSource;
    @Inject
    private CatalogueCache cache;
    private FrameSql frames;
    private ListSql lists;
    private SearchWords words;
    private SuggestSql suggestions;
    private ProductSql products;
    private HomeSql home;

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
        CatalogueDatabase database = new CatalogueDatabase(dataSource);
        frames = new FrameSql(database);
        lists = new ListSql(database);
        words = new SearchWords(database);
        suggestions = new SuggestSql(database);
        products = new ProductSql(database);
        home = new HomeSql(database);
    }

    /** The tree of categories that hold something, in their order. */
    public List<CategoryNode> categories(Language language) {
        return tree(language).roots();
    }

    /** @return empty when there is no such category; a page beyond the last holds no products */
    public Optional<CategoryPage> findCategory(String slug, Selection selection, Language language) {
        if (!isSlug(slug)) {
            return Optional.empty();
        }
        Frame frame = frame(language);
        return frame.tree().find(slug).map(place -> {
            // A page that can't hold anything is not worth a place in the cache, of which there are as many as numbers.
            boolean beyond = (selection.page() - 1L) * PAGE_SIZE >= place.node().products();
            return beyond ? category(place, selection, frame, language)
                    : cache.category(slug, selection, language, () -> category(place, selection, frame, language));
        });
    }

    private CategoryPage category(CategoryTree.Place place, Selection asked, Frame frame, Language language) {
        CategoryTree tree = frame.tree();
        Chosen chosen = chosen(tree, place.ids(), asked);
        ListSql.Found found = lists.inCategories(place.ids(), chosen.ids, bounded(asked), PAGE_SIZE, frame.names(),
                language);
        CategoryNode node = place.node();
        List<Facet> facets = withCategories(node.children(), tree, found, chosen);
        return new CategoryPage(node.slug(), node.name(), node.description(), place.seo(), place.path(), node.children(),
                new Page<>(found.cards(), asked.page(), PAGE_SIZE, found.total()), facets, understood(asked, facets));
    }

    /**
     * Products in which every word is found, in the name, brand, category, facts, variants or description, or whose SKU
     * begins as typed. Misspelt words are replaced by what they may have meant; where nothing has every word, what has
     * some of them is found. Of more than 3,000 matches (1,000 with some of the words) those found first are
     * ranked.
     *
     * @param query as a person typed it; blank finds nothing, what is beyond {@link #MAX_QUERY_LENGTH} is left out
     */
    public SearchPage search(String query, Selection selection, Language language) {
        SearchText text = SearchText.of(query);
        if (text.isEmpty()) {
            return new SearchPage(text.typed(), null, false, new Page<>(List.of(), 1, PAGE_SIZE, 0), List.of(), selection);
        }
        return cache.search(text.typed(), selection, language, () -> search(text, selection, language));
    }

    private SearchPage search(SearchText text, Selection asked, Language language) {
        Frame frame = frame(language);
        CategoryTree tree = frame.tree();
        Chosen chosen = chosen(tree, null, asked);
        SearchWords.Meaning meaning = words.meaning(text, language);
        ListSql.Found found = lists.search(meaning, text.sku(), chosen.ids, bounded(asked), PAGE_SIZE,
                frame.names(), language);
        List<Facet> facets = withCategories(tree.roots(), tree, found, chosen);
        return new SearchPage(text.typed(), meaning.corrected(), found.loose(),
                new Page<>(found.cards(), asked.page(), PAGE_SIZE, found.total()), facets, understood(asked, facets));
    }

    /** A page far beyond the end is as empty as one just beyond it, and cheaper. */
    private static Selection bounded(Selection asked) {
        return asked.page() <= MAX_PAGE ? asked : new Selection(asked.facets(), asked.order(), MAX_PAGE);
    }

    /** Categories that were chosen of a list. @param ids null when none was */
    private record Chosen(List<CategoryNode> nodes, List<Long> ids) {
    }

    /** @param within ids of the categories whose products the list holds; null for all */
    private static Chosen chosen(CategoryTree tree, List<Long> within, Selection selection) {
        List<CategoryNode> nodes = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (String slug : selection.facets().getOrDefault(Selection.CATEGORY, List.of())) {
            tree.find(slug).filter(place -> within == null || within.containsAll(place.ids())).ifPresent(place -> {
                nodes.add(place.node());
                ids.addAll(place.ids());
            });
        }
        return new Chosen(nodes, nodes.isEmpty() ? null : ids);
    }

    /** The facet of categories first, if there is anything to choose. */
    private static List<Facet> withCategories(List<CategoryNode> offered, CategoryTree tree, ListSql.Found found,
            Chosen chosen) {
        Map<String, CategoryNode> nodes = new LinkedHashMap<>();
        offered.forEach(node -> nodes.put(node.slug(), node));
        chosen.nodes.forEach(node -> {
            nodes.put(node.slug(), node);
            node.children().forEach(child -> nodes.put(child.slug(), child));
        });
        List<FacetOption> options = new ArrayList<>();
        nodes.forEach((slug, node) -> {
            long count = tree.find(slug).stream().flatMap(place -> place.ids().stream())
                    .mapToLong(id -> found.categories().getOrDefault(id, 0L)).sum();
            boolean isChosen = chosen.nodes.contains(node);
            if (count > 0 || isChosen) {
                options.add(new FacetOption(slug, node.name(), count, isChosen));
            }
        });
        List<Facet> facets = new ArrayList<>();
        if (!options.isEmpty()) {
            facets.add(new Facet(Selection.CATEGORY, options));
        }
        facets.addAll(found.facets());
        return facets;
    }

    /** What was asked for without the values that do not exist. */
    private static Selection understood(Selection asked, List<Facet> facets) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        for (Facet facet : facets) {
            List<String> values = facet.options().stream().filter(FacetOption::chosen).map(FacetOption::value).sorted().toList();
            if (!values.isEmpty()) {
                known.put(facet.code(), values);
            }
        }
        return new Selection(known, asked.order(), asked.page());
    }

    /** Categories and products of whose names every word begins a word; of a misspelt text what it may have meant. */
    public Suggestions suggest(String query, Language language) {
        SearchText text = SearchText.of(query);
        if (text.typed().length() < SHORTEST_SUGGESTED || text.plainWords().isEmpty()) {
            return Suggestions.NONE;
        }
        return cache.suggestions(text.typed(), language, () -> {
            List<ProductCard> cards = suggestions.suggested(text, SUGGESTED_PRODUCTS, language);
            if (cards.isEmpty() && text.typed().length() >= SHORTEST_CORRECTED) {
                cards = lists.search(words.meaning(text, language), text.sku(), null, Selection.EVERYTHING,
                        SUGGESTED_PRODUCTS, frame(language).names(), language).cards();
            }
            return new Suggestions(tree(language).named(text.plainWords(), SUGGESTED_CATEGORIES), cards);
        });
    }

    /** @return empty when there is no product of that slug on sale */
    public Optional<ProductPage> findProduct(String slug, Language language) {
        return !isSlug(slug) ? Optional.empty()
                : cache.product(slug, language, () -> products.product(slug, language, id -> path(id, language)).orElse(null));
    }

    private List<Crumb> path(long categoryId, Language language) {
        // A category that is newer than the remembered tree shows a moment later.
        return tree(language).find(categoryId).orElseGet(() -> {
            cache.clear();
            return tree(language).find(categoryId).orElseThrow(() -> new IllegalStateException(
                    "a product hangs in category " + categoryId + " that is not in the tree"));
        }).pathWithSelf();
    }

    /** What goes with a product that is on sale. */
    public Companions companions(ProductPage product, Language language) {
        return cache.companions(product.id(), language, () -> products.companions(product.id(), language));
    }

    /**
     * Products by slug, in the order of the slugs; those that are not on sale are left out.
     *
     * @param slugs at most {@link #MAX_CARDS}; what can't be a slug is left out
     */
    public List<ProductCard> cards(List<String> slugs, Language language) {
        if (slugs.size() > MAX_CARDS) {
            throw new IllegalArgumentException(slugs.size() + " products are more than " + MAX_CARDS);
        }
        List<String> possible = slugs.stream().filter(Catalogue::isSlug).toList();
        return possible.isEmpty() ? List.of() : products.cards(possible, language);
    }

    /** Products worth showing first, in one statement. */
    public HomePage home(Language language) {
        return cache.home(language, () -> home.home(HOME_SIZE, language));
    }

    /** The slug that a product has now which once had this one; empty when there is none. */
    public Optional<String> currentProductSlug(String former) {
        return isSlug(former) ? products.currentProductSlug(former) : Optional.empty();
    }

    /** The slug that a category has now which once had this one; empty when there is none. */
    public Optional<String> currentCategorySlug(String former) {
        return isSlug(former) ? products.currentCategorySlug(former) : Optional.empty();
    }

    /** As {@link #sellable(Collection, Language)}, in English. */
    public Map<String, SellableVariant> sellable(Collection<String> skus) {
        return sellable(skus, Language.ENGLISH);
    }

    /**
     * The variants on sale among these SKUs, by SKU, in one statement, never from a cache; at most {@link #MAX_SKUS} a
     * call.
     */
    public Map<String, SellableVariant> sellable(Collection<String> skus, Language language) {
        if (skus.size() > MAX_SKUS) {
            throw new IllegalArgumentException(skus.size() + " SKUs are more than " + MAX_SKUS);
        }
        List<String> possible = skus.stream().filter(Sku::isValid).distinct().toList();
        return possible.isEmpty() ? Map.of() : products.sellable(possible, language);
    }

    /** As {@link #sellable(Collection, Language)}, with the prices in a currency; what has none in it is left out. */
    public Map<String, SellableVariant> sellable(Collection<String> skus, Language language, String currency) {
        if (skus.size() > MAX_SKUS) {
            throw new IllegalArgumentException(skus.size() + " SKUs are more than " + MAX_SKUS);
        }
        List<String> possible = skus.stream().filter(Sku::isValid).distinct().toList();
        return possible.isEmpty() ? Map.of() : products.sellable(possible, language, currency);
    }

    /** SKUs that differ from those asked for in upper and lower case only, by what was asked for. */
    public Map<String, String> spelledOtherwise(Collection<String> skus) {
        List<String> possible = skus.stream().filter(Sku::isValid).distinct().limit(MAX_SKUS).toList();
        return possible.isEmpty() ? Map.of() : products.spelledOtherwise(possible);
    }

    private static boolean isSlug(String slug) {
        return slug != null && slug.length() <= MAX_SLUG_LENGTH && SLUG.matcher(slug).matches();
    }

    private CategoryTree tree(Language language) {
        return frame(language).tree();
    }

    private Frame frame(Language language) {
        return cache.frame(language, frames::frames);
    }
}
