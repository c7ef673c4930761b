package org.meo.cart;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.meo.catalog.Catalogue;
import org.meo.catalog.SellableVariant;
import org.meo.inventory.Inventory;
import org.meo.pricing.PricedItem;
import org.meo.pricing.Pricing;
import org.meo.pricing.Quote;
import org.meo.pricing.ShippingOption;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;

/** Carts, found by the secret token that their shopper's cookie holds. */
@Stateless
public class Carts {

    /** Most pieces of one SKU in a cart. */
    public static final int MAX_QUANTITY = 9_999;
    /** Most lines in a cart. */
    public static final int MAX_LINES = 1_000;

    private static final String CURRENCY = "GBP";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Catalogue catalogue;

    @EJB
    private Inventory inventory;

    @Inject
    private Clock clock;

    /** As {@link #view(String, Language, Terms)}, in English, for {@link Terms#DOMESTIC}. */
    public CartView view(String token) {
        return view(token, Language.ENGLISH, Terms.DOMESTIC);
    }

    /** The open cart of that token; {@link CartView#EMPTY} for null, an unknown or an ordered one. */
    public CartView view(String token, Language language, Terms terms) {
        return find(token, LockModeType.NONE).filter(Cart::isOpen).map(cart -> view(cart, language, terms))
                .orElse(CartView.EMPTY);
    }

    /** The ways to have the cart sent, the cheapest first; empty when nothing goes there or nothing is in it. */
    public List<ShippingOption> shippingOptions(String token, Terms terms) {
        CartView view = view(token, Language.ENGLISH, terms);
        return view.isEmpty() ? List.of()
                : List.of(new ShippingOption(view.quote().shippingMethod(), "Standard delivery", view.quote().shipping(), 2, 4));
    }

    /** Pieces in the cart, 0 when there is none: one statement. */
    @TransactionAttribute(SUPPORTS)
    public int count(String token) {
        if (!SecretToken.isPossible(token)) {
            return 0;
        }
        return ((Number) entities.createNativeQuery("""
                SELECT coalesce(sum(l.quantity), 0) FROM cart c JOIN cart_line l ON l.cart_id = c.id
                WHERE c.token_hash = ?1 AND c.status = 'OPEN'""")
                .setParameter(1, SecretToken.hash(token)).getSingleResult()).intValue();
    }

    /**
     * Puts more of a SKU into the cart; begins a cart when the token names no open one.
     *
     * @param token null when the shopper has none yet
     * @return the token of the cart it went into, to be kept by the shopper
     * @throws BusinessException {@code INVALID_QUANTITY} (below 1 or a line above {@link #MAX_QUANTITY}),
     *         {@code UNKNOWN_SKU}, {@code OUT_OF_STOCK} (argument: how many can be had), {@code CART_FULL}
     */
    public String add(String token, String sku, int quantity) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", MAX_QUANTITY);
        }
        if (!catalogue.sellable(List.of(sku)).containsKey(sku)) {
            throw new BusinessException("UNKNOWN_SKU", "sku", sku);
        }
        Optional<Cart> open = find(token, LockModeType.PESSIMISTIC_WRITE).filter(Cart::isOpen);
        String keptToken = open.isPresent() ? token : SecretToken.create();
        Cart cart = open.orElseGet(() -> new Cart(SecretToken.hash(keptToken), CURRENCY, clock.instant()));
        int wanted = quantity + cart.line(sku).map(CartLine::quantity).orElse(0);
        requireAvailable(sku, wanted, open.map(Carts::hold).orElse(""));
        cart.put(sku, wanted, clock.instant());
        if (open.isEmpty()) {
            entities.persist(cart);
        }
        return keptToken;
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
        Optional<Cart> cart = find(token, LockModeType.PESSIMISTIC_WRITE)
                .filter(Cart::isOpen).filter(found -> found.line(sku).isPresent());
        if (cart.isEmpty()) {
            return;
        }
        if (quantity == 0) {
            cart.get().remove(sku, clock.instant());
        } else {
            requireAvailable(sku, quantity, hold(cart.get()));
            cart.get().put(sku, quantity, clock.instant());
        }
    }

    /**
     * Takes a cart for ordering: its row stays locked until the transaction ends.
     *
     * @param terms under which it is priced, by the cart's id
     * @return empty when the token names no cart
     */
    @TransactionAttribute(MANDATORY)
    public Optional<CartToOrder> lock(String token, Language language, Function<Long, Terms> terms) {
        return find(token, LockModeType.PESSIMISTIC_WRITE)
                .map(cart -> new CartToOrder(cart.id(), cart.isOpen(), view(cart, language, terms.apply(cart.id()))));
    }

    /** Closes a cart for good: it became an order. */
    @TransactionAttribute(MANDATORY)
    public void markOrdered(long cartId) {
        entities.find(Cart.class, cartId, LockModeType.PESSIMISTIC_WRITE).markOrdered(clock.instant());
    }

    /** The reference under which the stock of a cart is held on the way to its order. */
    public static String holdOf(long cartId) {
        return "cart:" + cartId;
    }

    private static String hold(Cart cart) {
        return holdOf(cart.id());
    }

    private void requireAvailable(String sku, int wanted, String held) {
        int available = inventory.available(List.of(sku), held).get(sku);
        if (wanted > available) {
            throw new BusinessException("OUT_OF_STOCK", sku, available);
        }
    }

    private CartView view(Cart cart, Language language, Terms terms) {
        List<String> skus = cart.lines().stream().map(CartLine::sku).toList();
        if (skus.isEmpty()) {
            return CartView.EMPTY;
        }
        Map<String, SellableVariant> variants = catalogue.sellable(skus, language);
        Map<String, Integer> available = inventory.available(skus, hold(cart));
        List<CartLine> sold = cart.lines().stream().filter(line -> variants.containsKey(line.sku())).toList();
        List<String> gone = skus.stream().filter(sku -> !variants.containsKey(sku)).toList();
        if (sold.isEmpty()) {
            return new CartView(List.of(), null, gone);
        }
        Quote quote = Pricing.quote(sold.stream().map(line -> {
            SellableVariant variant = variants.get(line.sku());
            return new PricedItem(line.sku(), line.quantity(), variant.price().toBigMoney(), variant.taxClass());
        }).toList());
        List<CartLineView> lines = new ArrayList<>();
        for (int index = 0; index < sold.size(); index++) {
            CartLine line = sold.get(index);
            SellableVariant variant = variants.get(line.sku());
            lines.add(new CartLineView(line.sku(), variant.productSlug(), variant.name(), variant.label(),
                    variant.picture(), variant.pictureAlt(), line.quantity(), variant.price(),
                    quote.lines().get(index).total(), available.get(line.sku())));
        }
        return new CartView(lines, quote, gone);
    }

    private Optional<Cart> find(String token, LockModeType lock) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        return entities.createNamedQuery("Cart.byToken", Cart.class)
                .setParameter("hash", SecretToken.hash(token)).setLockMode(lock).getResultStream().findFirst();
    }
}
