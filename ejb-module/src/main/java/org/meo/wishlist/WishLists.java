package org.meo.wishlist;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.meo.catalog.Catalogue;
import org.meo.catalog.SellableVariant;
import org.meo.inventory.Inventory;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;
import org.meo.shared.Sku;

/** Wish lists, found by the secret token that their shopper's cookie holds. */
@Stateless
public class WishLists {

    /** Most things on a list. */
    public static final int MAX_WISHES = 200;
    /** A list that was not changed for so long is forgotten, as is the cookie. */
    public static final Duration LIFETIME = Duration.ofDays(365);

    private static final int FORGET_AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private Catalogue catalogue;

    @EJB
    private Inventory inventory;

    @Inject
    private Clock clock;

    /** The list of that token, in three statements; {@link WishListView#EMPTY} for null and for an unknown one. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public WishListView view(String token, Language language) {
        if (!SecretToken.isPossible(token)) {
            return WishListView.EMPTY;
        }
        List<String> skus = entities.createNativeQuery("""
                SELECT i.sku FROM wish_list l JOIN wish_list_item i ON i.wish_list_id = l.id
                WHERE l.token_hash = ?1 ORDER BY i.added_at DESC, i.sku LIMIT ?2""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, MAX_WISHES).getResultList();
        if (skus.isEmpty()) {
            return WishListView.EMPTY;
        }
        Map<String, SellableVariant> variants = catalogue.sellable(skus, language);
        Map<String, Integer> available = inventory.available(skus);
        return new WishListView(
                skus.stream().filter(variants::containsKey)
                        .map(sku -> wish(variants.get(sku), available.get(sku))).toList(),
                skus.stream().filter(sku -> !variants.containsKey(sku)).toList());
    }

    private static Wish wish(SellableVariant variant, int available) {
        return new Wish(variant.sku(), variant.productSlug(), variant.name(), variant.label(), variant.picture(),
                variant.pictureAlt(), variant.price(), Math.max(0, available));
    }

    /**
     * Puts something on a list, once; begins a list when the token names none.
     *
     * @param token null when the shopper has none yet
     * @throws BusinessException {@code UNKNOWN_SKU}, {@code WISH_LIST_FULL}
     */
    public Saved save(String token, String sku) {
        SellableVariant variant = Sku.isValid(sku) ? catalogue.sellable(List.of(sku)).get(sku) : null;
        if (variant == null) {
            throw new BusinessException("UNKNOWN_SKU", "sku", "");
        }
        Instant now = clock.instant();
        OptionalLong found = lock(token);
        String keptToken = found.isPresent() ? token : SecretToken.create();
        long list = found.isPresent() ? found.getAsLong() : begin(keptToken, now);
        put(list, sku, now);
        return new Saved(keptToken, variant.productSlug());
    }

    /** Takes something off a list; nothing happens where it is not on it. */
    public void remove(String token, String sku) {
        OptionalLong list = Sku.isValid(sku) ? lock(token) : OptionalLong.empty();
        if (list.isPresent()) {
            entities.createNativeQuery("DELETE FROM wish_list_item WHERE wish_list_id = ?1 AND sku = ?2")
                    .setParameter(1, list.getAsLong()).setParameter(2, sku).executeUpdate();
        }
    }

    /** Forgets lists that were not changed for {@link #LIFETIME}. @return whether there may be more */
    public boolean forgetOld() {
        return entities.createNativeQuery("""
                DELETE FROM wish_list WHERE id IN (
                  SELECT id FROM wish_list WHERE updated_at < ?1 ORDER BY updated_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, Timestamp.from(clock.instant().minus(LIFETIME))).setParameter(2, FORGET_AT_ONCE)
                .executeUpdate() == FORGET_AT_ONCE;
    }

    /** The list's row stays locked until the transaction ends, so that two tabs can't go beyond its bound. */
    private OptionalLong lock(String token) {
        if (!SecretToken.isPossible(token)) {
            return OptionalLong.empty();
        }
        List<?> ids = entities.createNativeQuery("SELECT id FROM wish_list WHERE token_hash = ?1 FOR UPDATE")
                .setParameter(1, SecretToken.hash(token)).getResultList();
        return ids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(((Number) ids.get(0)).longValue());
    }

    private long begin(String token, Instant now) {
        return ((Number) entities.createNativeQuery(
                "INSERT INTO wish_list (token_hash, created_at, updated_at) VALUES (?1, ?2, ?2) RETURNING id")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, Timestamp.from(now))
                .getSingleResult()).longValue();
    }

    private void put(long list, String sku, Instant now) {
        int added = entities.createNativeQuery("""
                INSERT INTO wish_list_item (wish_list_id, sku, added_at) VALUES (?1, ?2, ?3)
                ON CONFLICT DO NOTHING""")
                .setParameter(1, list).setParameter(2, sku).setParameter(3, Timestamp.from(now)).executeUpdate();
        Number wishes = (Number) entities.createNativeQuery("SELECT count(*) FROM wish_list_item WHERE wish_list_id = ?1")
                .setParameter(1, list).getSingleResult();
        if (added > 0 && wishes.intValue() > MAX_WISHES) {
            throw new BusinessException("WISH_LIST_FULL", "", MAX_WISHES);
        }
        entities.createNativeQuery("UPDATE wish_list SET updated_at = ?1 WHERE id = ?2")
                .setParameter(1, Timestamp.from(now)).setParameter(2, list).executeUpdate();
    }
}
