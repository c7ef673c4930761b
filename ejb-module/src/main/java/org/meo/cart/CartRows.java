package org.meo.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/** Reads and writes carts: each answer is one statement, however many lines there are. */
@ApplicationScoped
class CartRows {

    private static final String STORED = """
            SELECT c.id, c.status, c.currency, c.customer_id, c.cut,
                   (SELECT CAST(json_agg(json_build_array(l.sku, l.quantity) ORDER BY l.position, l.sku) AS text)
                      FROM cart_line l WHERE l.cart_id = c.id),
                   (SELECT string_agg(k.code, ',' ORDER BY k.code) FROM cart_coupon k WHERE k.cart_id = c.id),
                   (SELECT string_agg(CAST(g.gift_card_id AS text), ',' ORDER BY g.added_at, g.gift_card_id)
                      FROM cart_gift_card g WHERE g.cart_id = c.id)
              FROM cart c WHERE\s""";

    @PersistenceContext
    private EntityManager entities;

    /** A cart whose row the transaction has locked. */
    record Locked(long id, String currency) {
    }

    /** Pieces in a cart: of the SKU that was put in, and in all. */
    record Pieces(int ofSku, int all) {
    }

    /** @return empty for what is no token, and for one that names no cart */
    Optional<StoredCart> find(String token) {
        return SecretToken.isPossible(token) ? first(entities.createNativeQuery(STORED + Carts.BY_TOKEN)
                .setParameter(1, SecretToken.hash(token)).getResultList()) : Optional.empty();
    }

    /** What is in a cart now: to be read after it was locked, as what was read before may be old. */
    StoredCart get(long id) {
        return first(entities.createNativeQuery(STORED + "c.id = ?1").setParameter(1, id).getResultList())
                .orElseThrow(() -> new IllegalStateException("no cart " + id));
    }

    @SuppressWarnings("unchecked")
    private static Optional<StoredCart> first(List<?> rows) {
        return ((List<Object[]>) rows).stream().findFirst().map(row -> new StoredCart(((Number) row[0]).longValue(),
                row[1].equals("OPEN"), (String) row[2], row[3] == null ? null : ((Number) row[3]).longValue(),
                lines((String) row[5]), texts((String) row[6]), texts((String) row[7]).stream().map(Long::valueOf).toList(),
                row[4] == null ? List.of() : array((String) row[4]).getValuesAs(JsonString::getString)));
    }

    private static Map<String, Integer> lines(String json) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        if (json != null) {
            array(json).getValuesAs(JsonArray.class).forEach(line -> lines.put(line.getString(0), line.getInt(1)));
        }
        return lines;
    }

    private static List<String> texts(String joined) {
        return joined == null ? List.of() : Arrays.asList(joined.split(","));
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    /** @return pieces in the open cart of that token */
    int count(String token) {
        return ((Number) entities.createNativeQuery("""
                SELECT coalesce(sum(l.quantity), 0) FROM cart c JOIN cart_line l ON l.cart_id = c.id
                WHERE c.status = 'OPEN' AND\s""" + Carts.BY_TOKEN).setParameter(1, SecretToken.hash(token)).getSingleResult())
                .intValue();
    }

    /** Locks an open cart that is about to change. @return empty when the token names none */
    @SuppressWarnings("unchecked")
    Optional<Locked> touch(String token, Instant now) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        List<Object[]> rows = entities.createNativeQuery("UPDATE cart c SET updated_at = ?2, cut = NULL, version = version + 1"
                + " WHERE c.status = 'OPEN' AND " + Carts.BY_TOKEN + " RETURNING c.id, c.currency")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, Timestamp.from(now)).getResultList();
        return rows.stream().findFirst().map(row -> new Locked(((Number) row[0]).longValue(), (String) row[1]));
    }

    /** Locks the cart of a token, whatever its state. */
    Optional<StoredCart> lock(String token) {
        if (!SecretToken.isPossible(token)) {
            return Optional.empty();
        }
        List<?> ids = entities.createNativeQuery("SELECT c.id FROM cart c WHERE " + Carts.BY_TOKEN + " FOR UPDATE")
                .setParameter(1, SecretToken.hash(token)).getResultList();
        return ids.stream().findFirst().map(id -> get(((Number) id).longValue()));
    }

    Locked begin(String token, String currency, Long customerId, Instant now) {
        Number id = (Number) entities.createNativeQuery("""
                INSERT INTO cart (id, token_hash, status, currency, customer_id, created_at, updated_at)
                VALUES (nextval('cart_seq'), ?1, 'OPEN', ?2, CAST(CAST(?3 AS text) AS bigint), ?4, ?4) RETURNING id""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, currency)
                .setParameter(3, customerId == null ? null : customerId.toString())
                .setParameter(4, Timestamp.from(now)).getSingleResult();
        return new Locked(id.longValue(), currency);
    }

    /**
     * Puts more of a SKU into a locked cart.
     *
     * @return what is in it now
     * @throws BusinessException {@code INVALID_QUANTITY}, {@code CART_FULL}
     */
    @SuppressWarnings("unchecked")
    Pieces add(long cart, String sku, int quantity) {
        List<Object[]> rows = entities.createNativeQuery("""
                INSERT INTO cart_line (cart_id, sku, quantity, position)
                SELECT ?1, ?2, ?3, coalesce(max(l.position), 0) + 1 FROM cart_line l WHERE l.cart_id = ?1
                ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = cart_line.quantity + excluded.quantity
                  WHERE cart_line.quantity + excluded.quantity <= ?4
                RETURNING quantity, quantity = ?3 AND (SELECT count(*) FROM cart_line WHERE cart_id = ?1) >= ?5,
                          ?3 + (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = ?1)""")
                .setParameter(1, cart).setParameter(2, sku).setParameter(3, quantity).setParameter(4, Carts.MAX_QUANTITY)
                .setParameter(5, Carts.MAX_LINES).getResultList();
        if (rows.isEmpty()) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", Carts.MAX_QUANTITY);
        }
        // A line that was there before holds more than was added, so only a new one can be one too many.
        if ((Boolean) rows.get(0)[1]) {
            throw new BusinessException("CART_FULL", "", Carts.MAX_LINES);
        }
        return new Pieces(((Number) rows.get(0)[0]).intValue(), ((Number) rows.get(0)[2]).intValue());
    }

    /** @return false when there is no such line */
    boolean set(long cart, String sku, int quantity) {
        return entities.createNativeQuery("UPDATE cart_line SET quantity = ?3 WHERE cart_id = ?1 AND sku = ?2")
                .setParameter(1, cart).setParameter(2, sku).setParameter(3, quantity).executeUpdate() == 1;
    }

    void remove(long cart, String sku) {
        entities.createNativeQuery("DELETE FROM cart_line WHERE cart_id = ?1 AND sku = ?2")
                .setParameter(1, cart).setParameter(2, sku).executeUpdate();
    }

    /** Writes all lines of a cart anew. */
    void replace(long cart, Map<String, Integer> lines, List<String> cut) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        int position = 0;
        for (Map.Entry<String, Integer> line : lines.entrySet()) {
            rows.add(Json.createObjectBuilder().add("sku", line.getKey()).add("quantity", line.getValue()).add("position", ++position));
        }
        entities.createNativeQuery("""
                INSERT INTO cart_line (cart_id, sku, quantity, position)
                SELECT ?1, l.sku, l.quantity, l.position
                  FROM json_to_recordset(CAST(?2 AS json)) AS l (sku text, quantity integer, position integer)
                ON CONFLICT (cart_id, sku) DO UPDATE SET quantity = excluded.quantity, position = excluded.position""")
                .setParameter(1, cart).setParameter(2, rows.build().toString()).executeUpdate();
        entities.createNativeQuery("UPDATE cart SET cut = CAST(?2 AS text) WHERE id = ?1")
                .setParameter(1, cart)
                .setParameter(2, cut.isEmpty() ? null : Json.createArrayBuilder(cut).build().toString()).executeUpdate();
    }

    void setStatus(long cart, String status, Instant now) {
        entities.createNativeQuery("UPDATE cart SET status = ?2, updated_at = ?3, version = version + 1 WHERE id = ?1")
                .setParameter(1, cart).setParameter(2, status).setParameter(3, Timestamp.from(now)).executeUpdate();
    }

    void setCurrency(long cart, String currency) {
        entities.createNativeQuery("UPDATE cart SET currency = ?2 WHERE id = ?1")
                .setParameter(1, cart).setParameter(2, currency).executeUpdate();
    }

    void setCustomer(long cart, long customerId) {
        entities.createNativeQuery("UPDATE cart SET customer_id = ?2 WHERE id = ?1")
                .setParameter(1, cart).setParameter(2, customerId).executeUpdate();
    }

    /** @return how many coupons are in it now */
    int addCoupon(long cart, String code) {
        entities.createNativeQuery("INSERT INTO cart_coupon (cart_id, code) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, cart).setParameter(2, code).executeUpdate();
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM cart_coupon WHERE cart_id = ?1")
                .setParameter(1, cart).getSingleResult()).intValue();
    }

    void removeCoupon(long cart, String code) {
        entities.createNativeQuery("DELETE FROM cart_coupon WHERE cart_id = ?1 AND code = ?2")
                .setParameter(1, cart).setParameter(2, code).executeUpdate();
    }

    /** @return how many gift cards are in it now */
    int addGiftCard(long cart, long giftCard, Instant now) {
        entities.createNativeQuery("""
                INSERT INTO cart_gift_card (cart_id, gift_card_id, added_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING""")
                .setParameter(1, cart).setParameter(2, giftCard).setParameter(3, Timestamp.from(now)).executeUpdate();
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM cart_gift_card WHERE cart_id = ?1")
                .setParameter(1, cart).getSingleResult()).intValue();
    }

    void removeGiftCard(long cart, long giftCard) {
        entities.createNativeQuery("DELETE FROM cart_gift_card WHERE cart_id = ?1 AND gift_card_id = ?2")
                .setParameter(1, cart).setParameter(2, giftCard).executeUpdate();
    }

    // ---- merging

    /** Sign-ins of one customer wait for each other. */
    void lockCustomer(long customerId) {
        entities.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended('cart of customer ' || CAST(?1 AS text), 0)) AS text)")
                .setParameter(1, customerId).getSingleResult();
    }

    /** Locks the open carts of a token and of a customer, the older first. */
    @SuppressWarnings("unchecked")
    List<StoredCart> lockBoth(String token, long customerId) {
        List<Number> ids = entities.createNativeQuery("SELECT c.id FROM cart c WHERE c.status = 'OPEN' AND (c.customer_id = ?2 OR "
                + Carts.BY_TOKEN + ") ORDER BY c.id FOR UPDATE")
                .setParameter(1, SecretToken.isPossible(token) ? SecretToken.hash(token) : new byte[0])
                .setParameter(2, customerId).getResultList();
        return ids.stream().map(id -> get(id.longValue())).toList();
    }

    /** Which of these carts a token names; null when it names another or none. */
    Long idOf(String token) {
        if (!SecretToken.isPossible(token)) {
            return null;
        }
        List<?> ids = entities.createNativeQuery("SELECT c.id FROM cart c WHERE " + Carts.BY_TOKEN)
                .setParameter(1, SecretToken.hash(token)).getResultList();
        return ids.isEmpty() ? null : ((Number) ids.get(0)).longValue();
    }

    /** Lets a cart be found by one more cookie; of very many the oldest are forgotten. */
    void addToken(long cart, String token, Instant now) {
        entities.createNativeQuery("""
                INSERT INTO cart_token (token_hash, cart_id, created_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (token_hash) DO UPDATE SET cart_id = excluded.cart_id""")
                .setParameter(1, SecretToken.hash(token)).setParameter(2, cart).setParameter(3, Timestamp.from(now)).executeUpdate();
        entities.createNativeQuery("""
                DELETE FROM cart_token WHERE cart_id = ?1 AND token_hash IN (
                  SELECT token_hash FROM cart_token WHERE cart_id = ?1 ORDER BY created_at DESC OFFSET ?2)""")
                .setParameter(1, cart).setParameter(2, Carts.MAX_TOKENS).executeUpdate();
    }

    /** Moves coupons, gift cards and the other cookies of one cart to another and ends it. */
    void empty(long from, long into, Instant now) {
        for (String move : List.of(
                "INSERT INTO cart_coupon (cart_id, code) SELECT ?2, code FROM cart_coupon WHERE cart_id = ?1 ON CONFLICT DO NOTHING",
                "INSERT INTO cart_gift_card (cart_id, gift_card_id, added_at) SELECT ?2, gift_card_id, added_at FROM cart_gift_card"
                        + " WHERE cart_id = ?1 ON CONFLICT DO NOTHING",
                "UPDATE cart_token SET cart_id = ?2 WHERE cart_id = ?1")) {
            entities.createNativeQuery(move).setParameter(1, from).setParameter(2, into).executeUpdate();
        }
        entities.createNativeQuery("DELETE FROM cart_line WHERE cart_id = ?1").setParameter(1, from).executeUpdate();
        setStatus(from, "MERGED", now);
    }

    // ---- what is left behind

    /** @return at most {@code most} */
    long touchedSince(Instant then, int most) {
        return ((Number) entities.createNativeQuery("""
                SELECT count(*) FROM (
                  SELECT 1 FROM cart c WHERE c.status = 'OPEN' AND c.updated_at >= ?1
                     AND EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = c.id) LIMIT ?2) open""")
                .setParameter(1, Timestamp.from(then)).setParameter(2, most).getSingleResult()).longValue();
    }

    long abandonedSince(Instant before, int most) {
        return ((Number) entities.createNativeQuery("""
                SELECT count(*) FROM (
                  SELECT 1 FROM cart c WHERE c.status = 'OPEN' AND c.updated_at < ?1
                     AND EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = c.id) LIMIT ?2) left_behind""")
                .setParameter(1, Timestamp.from(before)).setParameter(2, most).getSingleResult()).longValue();
    }

    /** @return whether there may be more */
    boolean deleteGuestsBefore(Instant before, int most) {
        return entities.createNativeQuery("""
                DELETE FROM cart WHERE id IN (
                  SELECT id FROM cart WHERE status <> 'ORDERED' AND customer_id IS NULL AND updated_at < ?1
                   ORDER BY updated_at LIMIT ?2 FOR UPDATE SKIP LOCKED)""")
                .setParameter(1, Timestamp.from(before)).setParameter(2, most).executeUpdate() == most;
    }
}
