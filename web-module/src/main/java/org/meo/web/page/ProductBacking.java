package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.meo.catalog.Companions;
import org.meo.catalog.ProductCard;
import org.meo.catalog.ProductPage;
import org.meo.catalog.ProductPicture;
import org.meo.catalog.Shelf;
import org.meo.catalog.VariantView;
import org.meo.inventory.Inventory;
import org.meo.inventory.Supply;
import org.meo.pictures.Pictures;
import org.meo.shared.BusinessException;
import org.meo.web.http.CartCookie;
import org.meo.web.http.Routes;
import org.meo.web.http.Site;
import org.meo.web.text.Text;

/** {@code /p/<slug>?sku=}: shows a product, and puts what is posted to it into the cart. */
@Named("product")
@RequestScoped
public class ProductBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Services services;
    @Inject
    private CartCookie cookie;
    @Inject
    private CartEntry entry;
    @Inject
    private Site site;
    @Inject
    private PictureUrls pictureUrls;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    private ProductPage page;
    private Map<String, Supply> supply;
    private Companions companions;
    private VariantView selected;
    private String quantity = "1";
    private String error;

    /** Finds the product; on a POST adds to the cart and goes on to the product's page, or stays to say why not. */
    public void load() {
        String slug = Routes.key(request);
        Optional<ProductPage> found = services.catalogue().findProduct(slug, Routes.language(request));
        if (found.isEmpty()) {
            services.catalogue().currentProductSlug(slug).ifPresentOrElse(current ->
                    Navigation.movedTo("/p/" + current + Routes.parameters(request)), Navigation::notFound);
            return;
        }
        page = found.get();
        String wanted = request.getParameter("sku");
        Optional<VariantView> asked = page.variants().stream().filter(variant -> variant.sku().equals(wanted)).findFirst();
        if (request.getMethod().equals("POST") && addToCart(asked.isPresent())) {
            Navigation.redirect(getUrl() + "?sku=" + Navigation.encode(wanted) + "&added=1");
            return;
        }
        pictures.find(Stream.concat(page.variants().stream().map(VariantView::picture),
                page.pictures().stream().map(ProductPicture::picture)).toList());
        supply = services.inventory().supply(page.variants().stream().map(VariantView::sku).limit(Inventory.MAX_SKUS).toList(), "");
        selected = asked.or(() -> page.variants().stream().filter(this::isAvailable).findFirst())
                .orElse(page.variants().get(0));
    }

    /** @param known whether the product has what was asked for. @return false when it was refused */
    private boolean addToCart(boolean known) {
        String typed = request.getParameter("quantity");
        try {
            if (!known) {
                throw new BusinessException("UNKNOWN_SKU", "sku");
            }
            entry.add(request.getParameter("sku"), Quantities.parse(typed));
            return true;
        } catch (BusinessException refusal) {
            quantity = typed == null ? "" : typed;
            error = text.error(refusal);
            return false;
        }
    }

    public ProductPage getPage() {
        return page;
    }

    public String getName() {
        return page.name();
    }

    public String getUrl() {
        return "/p/" + page.slug();
    }

    /** For the window and for search engines. */
    public String getTitle() {
        return page.seo().title() != null ? page.seo().title()
                : page.brand() == null ? page.name() : page.name() + " · " + page.brand();
    }

    /** Variants that are alike in their first option. @param name what they have in common; null when they are one group */
    public record Group(String name, List<Choice> choices) {
    }

    /** A variant of a group. @param label what tells it from the others of the group */
    public record Choice(VariantView variant, String label) {
    }

    /** The variants, grouped where they differ in more than one thing. */
    public List<Group> getGroups() {
        return VariantGroups.of(page.variants());
    }

    /** What was bought with the product, most often first. */
    public List<ProductCard> getBoughtTogether() {
        return companions().boughtTogether();
    }

    /** Others of its kind. */
    public List<ProductCard> getRelated() {
        return companions().related();
    }

    private Companions companions() {
        if (companions == null) {
            companions = services.catalogue().companions(page, Routes.language(request));
        }
        return companions;
    }

    /** The product in the words of schema.org. */
    public String getData() {
        return facts().product(page, getPictured().stream().map(variant -> pictureUrls.url(variant.picture())).toList(),
                supply).toString();
    }

    /** The way to it, likewise. */
    public String getPathData() {
        return facts().path(text.of("layout.home"), page.path(), page.name(), getUrl()).toString();
    }

    private Facts facts() {
        return new Facts(site::absolute, Routes.language(request));
    }

    /** The address of the page with a variant chosen. */
    public String urlOf(VariantView variant) {
        return getUrl() + "?sku=" + Navigation.encode(variant.sku());
    }

    /** Slug of the top category that the product is in. */
    public String getSection() {
        return page.path().get(0).slug();
    }

    /** The beginning of the description, for lists of search engines. */
    public String getSummary() {
        return page.seo().description() == null ? Summaries.of(page.description()) : page.seo().description();
    }

    /** The description, a text each paragraph. */
    public List<String> getParagraphs() {
        return page.description().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** A fact of the product, named for the reader. */
    public record Fact(String name, String value) {
    }

    /** Facts in their order. */
    public List<Fact> getFacts() {
        return page.attributes().entrySet().stream()
                .map(attribute -> new Fact(text.fact(attribute.getKey()), text.factValue(attribute.getValue()))).toList();
    }

    /** Whether anything of the product can be had. */
    public boolean isBuyable() {
        return page.variants().stream().anyMatch(this::isAvailable);
    }

    /** The variant that is shown large and chosen in the form. */
    public VariantView getSelected() {
        return selected;
    }

    public boolean isAvailable(VariantView variant) {
        return supplyOf(variant).available() > 0;
    }

    private Supply supplyOf(VariantView variant) {
        return supply.getOrDefault(variant.sku(), Supply.NONE);
    }

    /** What is left of a variant, in words: sold out, only a few, in stock; or when it is there again. */
    public String stock(VariantView variant) {
        Supply left = supplyOf(variant);
        if (left.isLate()) {
            return left.expected() == null ? text.of("stock.later") : text.of("stock.from", left.expected());
        }
        return switch (Shelf.of(left.onShelf())) {
            case NONE -> text.of("stock.none");
            case FEW -> text.of("stock.few", left.onShelf());
            case ENOUGH -> text.of("stock.enough");
        };
    }

    /** When what goes beyond the shelf is there; empty when all that can be had is on it, or none of it. */
    public String further(VariantView variant) {
        Supply left = supplyOf(variant);
        if (left.onShelf() == 0 || left.available() == left.onShelf() || Shelf.of(left.onShelf()) != Shelf.FEW) {
            return "";
        }
        return left.expected() == null ? text.of("stock.more") : text.of("stock.moreFrom", left.expected());
    }

    /** {@code none}, {@code few}, {@code enough} or {@code later}. */
    public String stockLevel(VariantView variant) {
        Supply left = supplyOf(variant);
        return left.isLate() ? "later" : Shelf.of(left.onShelf()).name().toLowerCase(Locale.ROOT);
    }

    /** Variants that can't be had now. */
    public List<VariantView> getSoldOut() {
        return page.variants().stream().filter(variant -> !isAvailable(variant)).toList();
    }

    /** Whether the page is shown after something was put on the wish list. */
    public boolean isSaved() {
        return error == null && request.getParameter("saved") != null;
    }

    /** Whether the page is shown after a mail was asked for. */
    public boolean isAlerted() {
        return request.getParameter("alert") != null;
    }

    /** One variant for each different picture, in their order. */
    public List<VariantView> getPictured() {
        Map<String, VariantView> byPicture = new LinkedHashMap<>();
        page.variants().forEach(variant -> byPicture.putIfAbsent(variant.picture(), variant));
        return List.copyOf(byPicture.values());
    }

    /** Whether the page is shown after something was put into the cart. */
    public boolean isAdded() {
        return error == null && request.getParameter("added") != null && cookie.token() != null;
    }

    /** As typed. */
    public String getQuantity() {
        return quantity;
    }

    /** Why nothing was put into the cart; null when nothing was refused. */
    public String getError() {
        return error;
    }
}
