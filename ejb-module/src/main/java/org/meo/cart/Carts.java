package org.meo.cart;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.meo.catalog.Catalogue;
import org.meo.catalog.SellableVariant;
import org.meo.inventory.Inventory;
import org.meo.inventory.StockRefusals;
import org.meo.inventory.Supply;
import org.meo.pricing.Basket;
import org.meo.pricing.Coupons;
import org.meo.pricing.Currencies;
import org.meo.pricing.EnteredCoupon;
import org.meo.pricing.GiftCardUse;
import org.meo.pricing.GiftCards;
import org.meo.pricing.HeldGiftCard;
import org.meo.pricing.Priced;
import org.meo.pricing.PricedItem;
import org.meo.pricing.Pricing;
import org.meo.pricing.Quote;
import org.meo.pricing.QuotedLine;
import org.meo.pricing.RuleBook;
import org.meo.pricing.ShippingOption;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;

/**
 * Carts, found by the secret token that their shopper's cookie holds. A cart is begun with the first thing put in, open
 * until it is ordered, then closed for good; it is changed only with its row locked, so that two tabs add up, and priced
 * anew each time it is looked at.
 */
@Stateless
public class Carts {

    /** Most pieces of one SKU in a cart. */
    public static final int MAX_QUANTITY = 9_999;
    /** Most lines in a cart. */
    public static final int MAX_LINES = 1_000;
    /** Most coupons, and most gift cards, in a cart. */
    public static final int MAX_CODES = 5;
    /** A guest's cart that nobody touched for so long is forgotten, as is the cookie. */
    public static final Duration LIFETIME = Duration.ofDays(60);
    /** A cart that nobody touched for so long counts as left behind. */
    public static final Duration ABANDONED = Duration.ofHours(24);

    /** Finds cart {@code c} by the hash of a token, which is parameter 1: its own, or one of its customer's other devices. */
    public static final String BY_TOKEN = """
            c.id = coalesce((SELECT t.cart_id FROM cart_token t WHERE t.token_hash = ?1),
                            (SELECT o.id FROM cart o WHERE o.token_hash = ?1))""";

    static final int MAX_TOKENS = 20;
    private static final int MAX_COUNTED = 10_000;
    private static final int FORGET_AT_ONCE = 1_000;
    /** A coupon that is refused for one of these may count when the cart has changed, and stays in it. */
    private static final Set<String> MAY_COUNT_LATER = Set.of("COUPON_MINIMUM", "COUPON_NOTHING", "COUPON_NOT_BEST");

    @Inject
    private CartRows rows;

    @EJB
    private Catalogue catalogue;

    @EJB
    private Inventory inventory;

    @Inject
    private RuleBook ruleBook;

    @EJB
    private Coupons coupons;

    @EJB
    private GiftCards giftCards;

    @Inject
    private Currencies currencies;

    @Inject
    private CartCounts counts;

    @Inject
    private StockRefusals stockRefusals;

    @Inject
    private Clock clock;

    /** As {@link #view(String, Language, Terms)}, in English, for {@link Terms#DOMESTIC}. */
    @TransactionAttribute(SUPPORTS)
    public CartView view(String token) {
        return view(token, Language.ENGLISH, Terms.DOMESTIC);
    }

    /**
     * The open cart of that token; {@link CartView#EMPTY} for null, an unknown or an ordered one. In as many statements
     * for a thousand lines as for one.
     *
     * @throws BusinessException {@code NO_SHIPPING} at {@code country} when nothing can be sent there
     */
    @TransactionAttribute(SUPPORTS)
    public CartView view(String token, Language language, Terms terms) {
        return rows.find(token).filter(StoredCart::open).map(cart -> view(cart, language, terms)).orElse(CartView.EMPTY);
    }

    /** Whether there is a way to have anything sent there. */
    @TransactionAttribute(SUPPORTS)
    public boolean isSentTo(Terms terms) {
        return ruleBook.rules().isSentTo(terms);
    }

    /** Pieces in the cart, 0 when there is none: one statement. */
    @TransactionAttribute(SUPPORTS)
    public int count(String token) {
        return SecretToken.isPossible(token) ? rows.count(token) : 0;
    }

    /** As {@link #add(String, String, int, String)}; a new cart begins in the shop's first currency. */
    public String add(String token, String sku, int quantity) {
        return add(token, sku, quantity, null).token();
    }

    /**
     * What something was put into.
     *
     * @param token  of the cart, to be kept by the shopper
     * @param pieces that are in it now
     */
    public record Filled(String token, int pieces) {
    }

    /**
     * Puts more of a SKU into the cart; begins a cart when the token names no open one.
     *
     * @param token    null when the shopper has none yet
     * @param currency of a cart that begins; null, or one that is not sold in: the shop's first
     * @throws BusinessException {@code INVALID_QUANTITY} (below 1 or a line above {@link #MAX_QUANTITY}),
     *         {@code UNKNOWN_SKU}, {@code NO_PRICE_IN_CURRENCY} (argument: the cart's), {@code OUT_OF_STOCK} (argument: how
     *         many can be had), {@code CART_FULL}
     */
    public Filled add(String token, String sku, int quantity, String currency) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", MAX_QUANTITY);
        }
        Instant now = clock.instant();
        Optional<CartRows.Locked> open = rows.touch(token, now);
        String cartCurrency = open.map(CartRows.Locked::currency).orElseGet(() -> currencies.orDefault(currency));
        requireSold(sku, cartCurrency);
        String keptToken = open.isPresent() ? token : SecretToken.create();
        long cart = open.orElseGet(() -> rows.begin(keptToken, cartCurrency, null, now)).id();
        CartRows.Pieces pieces = rows.add(cart, sku, quantity);
        requireAvailable(cart, sku, pieces.ofSku());
        counts.count(open.isEmpty());
        return new Filled(keptToken, pieces.all());
    }

    private void requireSold(String sku, String currency) {
        if (sku == null || !catalogue.sellable(List.of(sku), Language.ENGLISH, currency).containsKey(sku)) {
            if (sku != null && catalogue.sellable(List.of(sku)).containsKey(sku)) {
                throw new BusinessException("NO_PRICE_IN_CURRENCY", "sku", currency);
            }
            throw new BusinessException("UNKNOWN_SKU", "sku", sku == null ? "" : sku);
        }
    }

    /**
     * Sets the quantity of a line, 0 takes it out; nothing happens when the cart has no such line.
     *
     * @throws BusinessException {@code INVALID_QUANTITY} (negative or above {@link #MAX_QUANTITY}),
     *         {@code OUT_OF_STOCK} (argument: how many can be had)
     */
    public void setQuantity(String token, String sku, int quantity) {
        if (quantity < 0 || quantity > MAX_QUANTITY) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", MAX_QUANTITY);
        }
        Optional<CartRows.Locked> cart = rows.touch(token, clock.instant());
        if (cart.isEmpty()) {
            return;
        }
        if (quantity == 0) {
            rows.remove(cart.get().id(), sku);
        } else if (rows.set(cart.get().id(), sku, quantity)) {
            requireAvailable(cart.get().id(), sku, quantity);
        }
    }

    /**
     * Enters a coupon. One that takes nothing off yet, because the cart does not come to enough or holds nothing it is
     * about, stays in the cart.
     *
     * @param typed as a person typed it, of any length
     * @throws BusinessException at {@code coupon}: {@code COUPON_UNKNOWN}, {@code COUPON_EXPIRED}, {@code COUPON_NOT_YET},
     *         {@code COUPON_USED_UP}, {@code COUPON_NOT_FOR_YOU}, {@code COUPON_CURRENCY}, {@code TOO_MANY_CODES};
     *         {@code CART_EMPTY}
     */
    public void addCoupon(String token, String typed, Terms terms) {
        String code = Coupons.normalise(typed).orElseThrow(() -> new BusinessException("COUPON_UNKNOWN", "coupon"));
        long cart = touchOpen(token).id();
        if (rows.addCoupon(cart, code) > MAX_CODES) {
            throw new BusinessException("TOO_MANY_CODES", "coupon", MAX_CODES);
        }
        view(rows.get(cart), Language.ENGLISH, terms).coupons().stream().filter(coupon -> coupon.code().equals(code))
                .map(CartCoupon::refusal).filter(Objects::nonNull)
                .filter(refusal -> !MAY_COUNT_LATER.contains(refusal.code())).findFirst()
                .ifPresent(refusal -> {
                    throw refusal.toException("coupon");
                });
    }

    /** Takes a coupon out; nothing happens when it is not in the cart. */
    public void removeCoupon(String token, String code) {
        Optional<String> normal = Coupons.normalise(code);
        if (normal.isPresent()) {
            rows.touch(token, clock.instant()).ifPresent(cart -> rows.removeCoupon(cart.id(), normal.get()));
        }
    }

    /**
     * Enters a gift card.
     *
     * @param typed as a person typed it, of any length
     * @throws BusinessException at {@code giftCard}: {@code GIFT_CARD_UNKNOWN}, {@code GIFT_CARD_EXPIRED},
     *         {@code GIFT_CARD_EMPTY}, {@code GIFT_CARD_CURRENCY} (argument: the card's), {@code TOO_MANY_CODES};
     *         {@code CART_EMPTY}
     */
    public void addGiftCard(String token, String typed) {
        CartRows.Locked cart = touchOpen(token);
        long giftCard = giftCards.usable(typed, cart.currency());
        if (rows.addGiftCard(cart.id(), giftCard, clock.instant()) > MAX_CODES) {
            throw new BusinessException("TOO_MANY_CODES", "giftCard", MAX_CODES);
        }
    }

    /** Takes a gift card out; nothing happens when it is not in the cart. */
    public void removeGiftCard(String token, long giftCard) {
        rows.touch(token, clock.instant()).ifPresent(cart -> rows.removeGiftCard(cart.id(), giftCard));
    }

    /**
     * Lets a cart go on in another currency; nothing happens when there is no open one.
     *
     * @param currency that the shop sells in
     * @throws BusinessException {@code NO_PRICE_IN_CURRENCY} when something in it is not sold in it
     */
    public void changeCurrency(String token, String currency) {
        Optional<CartRows.Locked> cart = rows.touch(token, clock.instant());
        if (cart.isEmpty() || cart.get().currency().equals(currency)) {
            return;
        }
        Set<String> skus = rows.get(cart.get().id()).lines().keySet();
        if (!catalogue.sellable(skus, Language.ENGLISH, currency).keySet().containsAll(catalogue.sellable(skus).keySet())) {
            throw new BusinessException("NO_PRICE_IN_CURRENCY", "currency", currency);
        }
        rows.setCurrency(cart.get().id(), currency);
    }

    private CartRows.Locked touchOpen(String token) {
        return rows.touch(token, clock.instant()).orElseThrow(() -> new BusinessException("CART_EMPTY", ""));
    }

    /**
     * Joins a guest's cart with that of the customer who signed in: from now on both cookies find the one cart. Again, or at
     * the same time, it changes nothing more.
     *
     * @param guestToken null when the visitor has no cart
     * @return the token to keep
     */
    public String merge(String guestToken, long customerId) {
        Instant now = clock.instant();
        rows.lockCustomer(customerId);
        List<StoredCart> locked = rows.lockBoth(guestToken, customerId);
        StoredCart own = locked.stream().filter(cart -> Objects.equals(cart.customerId(), customerId)).findFirst().orElse(null);
        Long named = rows.idOf(guestToken);
        StoredCart guest = locked.stream().filter(cart -> cart.customerId() == null && Objects.equals(cart.id(), named))
                .findFirst().orElse(null);
        if (own == null && guest != null) {
            rows.setCustomer(guest.id(), customerId);
            return guestToken;
        }
        if (own == null) {
            String token = SecretToken.create();
            rows.begin(token, currencies.orDefault(null), customerId, now);
            return token;
        }
        if (Objects.equals(own.id(), named)) {
            return guestToken;
        }
        // A cookie that names a cart of somebody else's stays theirs.
        String token = guest == null ? SecretToken.create() : guestToken;
        if (guest != null) {
            join(own, guest, now);
        }
        rows.addToken(own.id(), token, now);
        return token;
    }

    private void join(StoredCart own, StoredCart guest, Instant now) {
        List<String> both = guest.lines().keySet().stream().filter(own.lines()::containsKey).toList();
        Map<String, Integer> available = inventory.available(both, holdOf(own.id()));
        Merge merge = Merge.of(own.lines(), guest.lines(), available);
        rows.replace(own.id(), merge.lines(), merge.cut());
        if (own.lines().isEmpty()) {
            rows.setCurrency(own.id(), guest.currency());
        }
        rows.empty(guest.id(), own.id(), now);
        rows.setStatus(own.id(), "OPEN", now);
    }

    /**
     * Takes a cart for ordering: its row stays locked until the transaction ends.
     *
     * @param terms under which it is priced, by the cart's id
     * @return empty when the token names no cart
     */
    @TransactionAttribute(MANDATORY)
    public Optional<CartToOrder> lock(String token, Language language, Function<Long, Terms> terms) {
        return rows.lock(token)
                .map(cart -> new CartToOrder(cart.id(), cart.open(), view(cart, language, terms.apply(cart.id()))));
    }

    /** Closes a cart for good: it became an order. */
    @TransactionAttribute(MANDATORY)
    public void markOrdered(long cartId) {
        rows.setStatus(cartId, "ORDERED", clock.instant());
    }

    /** The reference under which the stock of a cart is held on the way to its order. */
    public static String holdOf(long cartId) {
        return "cart:" + cartId;
    }

    /** Open carts with something in them that nobody touched for {@link #ABANDONED}; of very many 10,000. */
    @TransactionAttribute(SUPPORTS)
    public long abandoned() {
        return rows.abandonedSince(clock.instant().minus(ABANDONED), MAX_COUNTED);
    }

    /** Carts with something in them that were touched since then and are not ordered yet; of very many 10,000. */
    @TransactionAttribute(SUPPORTS)
    public long touchedSince(Instant then) {
        return rows.touchedSince(then, MAX_COUNTED);
    }

    /** Forgets guests' carts that nobody touched for {@link #LIFETIME}. @return whether there may be more */
    @TransactionAttribute(REQUIRES_NEW)
    public boolean forgetOld() {
        return rows.deleteGuestsBefore(clock.instant().minus(LIFETIME), FORGET_AT_ONCE);
    }

    private void requireAvailable(long cart, String sku, int wanted) {
        int available = inventory.available(List.of(sku), holdOf(cart)).get(sku);
        if (wanted > available) {
            stockRefusals.count(StockRefusals.AT_CART);
            throw new BusinessException("OUT_OF_STOCK", sku, available);
        }
    }

    private CartView view(StoredCart cart, Language language, Terms terms) {
        if (cart.lines().isEmpty()) {
            return CartView.EMPTY;
        }
        Set<String> skus = cart.lines().keySet();
        Map<String, SellableVariant> variants = catalogue.sellable(skus, language, cart.currency());
        List<String> sold = skus.stream().filter(variants::containsKey).toList();
        List<String> gone = skus.stream().filter(sku -> !variants.containsKey(sku)).toList();
        if (sold.isEmpty()) {
            return new CartView(List.of(), null, gone, List.of(), List.of(), List.of(), List.of(), cart.currency());
        }
        Map<String, Supply> supply = inventory.supply(skus, holdOf(cart.id()));
        List<HeldGiftCard> cards = cart.giftCards().isEmpty() ? List.of() : giftCards.held(cart.giftCards(), cart.currency());
        List<EnteredCoupon> entered = cart.coupons().isEmpty() ? List.of() : coupons.entered(cart.coupons(), terms);
        Priced priced = Pricing.price(new Basket(sold.stream().map(sku -> item(variants.get(sku), cart.lines().get(sku))).toList(),
                terms, entered, cards, language), ruleBook.rules(), clock.instant());
        List<CartLineView> lines = new ArrayList<>();
        for (int index = 0; index < sold.size(); index++) {
            String sku = sold.get(index);
            lines.add(line(variants.get(sku), priced.quote().lines().get(index), supply.get(sku)));
        }
        List<String> cut = cart.cut().stream().map(variants::get).filter(Objects::nonNull).map(SellableVariant::name).toList();
        return new CartView(lines, priced.quote(), gone, cut, coupons(cart, priced), giftCards(cards, priced.quote()),
                priced.shipping(), cart.currency());
    }

    private static PricedItem item(SellableVariant variant, int quantity) {
        return new PricedItem(variant.sku(), quantity, variant.price().toBigMoney(), variant.taxClass(), variant.categoryId(),
                variant.weightGrams());
    }

    private static CartLineView line(SellableVariant variant, QuotedLine quoted, Supply supply) {
        return new CartLineView(variant.sku(), variant.productSlug(), variant.name(), variant.label(), variant.picture(),
                variant.pictureAlt(), quoted.quantity(), quoted.unitPrice(), quoted.total(), quoted.discount(), supply);
    }

    private static List<CartCoupon> coupons(StoredCart cart, Priced priced) {
        return cart.coupons().stream().map(code -> new CartCoupon(code, priced.refused().get(code))).toList();
    }

    private static List<CartGiftCard> giftCards(List<HeldGiftCard> cards, Quote quote) {
        Map<Long, Money> used = quote.giftCards().stream().collect(Collectors.toMap(GiftCardUse::giftCardId, GiftCardUse::amount));
        return cards.stream().map(card -> new CartGiftCard(card.id(), card.lastCharacters(), card.balance(),
                used.getOrDefault(card.id(), Money.zero(card.balance().getCurrencyUnit())),
                card.refusal())).toList();
    }
}
