package org.meo.inventory;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.meo.catalog.VariantName;
import org.meo.catalog.VariantNames;
import org.meo.shared.Language;
import org.meo.shared.Sku;

/** What the back office reads of stock. Every answer is bounded, and found by an index. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StockRecords {

    public static final int PAGE_SIZE = 50;
    /** Most characters that are searched for. */
    public static final int MAX_WORDS = 100;

    private static final int MAX_PROMISES = 50;
    private static final String ROW = "SELECT l.sku, l.on_hand, l.reserved, l.backorder, l.expected_on, l.low_at FROM ";
    private static final Map<StockFilter, String> SOURCES = new EnumMap<>(Map.of(
            StockFilter.ALL, "stock_level l WHERE true",
            StockFilter.SHORT, "stock_standing s JOIN stock_level l ON l.sku = s.sku WHERE s.standing = 0",
            StockFilter.OUT, "stock_standing s JOIN stock_level l ON l.sku = s.sku WHERE s.standing = 1",
            StockFilter.LOW, "stock_standing s JOIN stock_level l ON l.sku = s.sku WHERE s.standing = 2",
            StockFilter.BACKORDER, "stock_level l WHERE l.backorder > 0"));
    // Found first, then sorted: the other way round reads the whole table for words that nothing has.
    private static final String FOUND = """
            AND l.sku IN (SELECT f.sku FROM stock_level f WHERE upper(f.sku) LIKE ?3
                          UNION SELECT c.sku FROM unnest(CAST(?4 AS text[])) AS c (sku))""";

    @PersistenceContext
    private EntityManager entities;

    @EJB
    private VariantNames names;

    @Inject
    private Shortfalls shortfalls;

    /**
     * SKUs in their order, a page of them.
     *
     * @param words beginning of a SKU, or part of a name; empty for all
     * @param after the last SKU of the page before; empty for the first page
     */
    @SuppressWarnings("unchecked")
    public Listed list(StockFilter filter, String words, String after, Language language) {
        boolean searched = !words.isBlank();
        boolean standing = filter == StockFilter.SHORT || filter == StockFilter.OUT || filter == StockFilter.LOW;
        String key = standing ? "s.sku" : "l.sku";
        Query query = entities.createNativeQuery(ROW + SOURCES.get(filter) + (searched ? ' ' + FOUND : "")
                + " AND " + key + " > ?1 ORDER BY " + key + " LIMIT ?2")
                .setParameter(1, after).setParameter(2, PAGE_SIZE + 1);
        if (searched) {
            String wanted = words.strip();
            query.setParameter(3, like(wanted.toUpperCase(Locale.ROOT)) + "%")
                    .setParameter(4, Inventory.textArray(names.called(wanted)));
        }
        List<Object[]> rows = query.getResultList();
        List<Object[]> page = rows.subList(0, Math.min(PAGE_SIZE, rows.size()));
        Map<String, VariantName> called = names.of(page.stream().map(row -> (String) row[0]).toList(), language);
        List<StockRow> items = page.stream().map(row -> row(row, called.get((String) row[0]))).toList();
        return new Listed(items, rows.size() > PAGE_SIZE ? items.get(items.size() - 1).sku() : null);
    }

    /** How many SKUs stand how, a moment behind. */
    @SuppressWarnings("unchecked")
    public Map<Standing, Long> counts() {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            counts.put(standing, 0L);
        }
        List<Object[]> rows = entities.createNativeQuery("SELECT standing, count(*) FROM stock_standing GROUP BY standing").getResultList();
        rows.forEach(row -> counts.put(Standing.ofLevel(number(row[0])), ((Number) row[1]).longValue()));
        return counts;
    }

    /** How many SKUs are promised too much, a moment behind. */
    public long shortfalls() {
        return ((Number) entities.createNativeQuery("SELECT count(*) FROM stock_standing WHERE standing = 0").getSingleResult())
                .longValue();
    }

    /**
     * @param before id of the oldest movement of the page before; 0 for the newest page
     * @return empty when the SKU is not stocked
     */
    @SuppressWarnings("unchecked")
    public Optional<StockCard> find(String sku, long before, Language language) {
        if (!Sku.isValid(sku)) {
            return Optional.empty();
        }
        List<Object[]> rows = entities.createNativeQuery(ROW + "stock_level l WHERE l.sku = ?1").setParameter(1, sku).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<StockCard.Entry> entries = entries(sku, before);
        boolean more = entries.size() > PAGE_SIZE;
        List<StockCard.Entry> page = more ? entries.subList(0, PAGE_SIZE) : entries;
        return Optional.of(new StockCard(row(rows.get(0), names.of(List.of(sku), language).get(sku)), places(sku),
                shortfalls.newest(List.of(sku), MAX_PROMISES).getOrDefault(sku, List.of()), page,
                more ? page.get(PAGE_SIZE - 1).id() : 0));
    }

    @SuppressWarnings("unchecked")
    private List<StockCard.Place> places(String sku) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT l.code, l.name, coalesce(s.on_hand, 0), s.counted_at FROM stock_location l
                LEFT JOIN location_stock s ON s.location_id = l.id AND s.sku = ?1
                WHERE l.active OR s.on_hand > 0 ORDER BY l.active DESC, l.priority, l.id""").setParameter(1, sku).getResultList();
        return rows.stream().map(row -> new StockCard.Place((String) row[0], (String) row[1], number(row[2]), instant(row[3]))).toList();
    }

    @SuppressWarnings("unchecked")
    private List<StockCard.Entry> entries(String sku, long before) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT m.id, m.occurred_at, m.kind, m.on_hand_delta, m.reserved_delta, m.reference,
                       CASE WHEN m.on_hand_delta <> 0 THEN l.code END, m.note, m.actor
                FROM stock_movement m LEFT JOIN stock_location l ON l.id = coalesce(m.location_id, 1)
                WHERE m.sku = ?1 AND m.id < ?2 ORDER BY m.id DESC LIMIT ?3""")
                .setParameter(1, sku).setParameter(2, before <= 0 ? Long.MAX_VALUE : before).setParameter(3, PAGE_SIZE + 1)
                .getResultList();
        return rows.stream().map(row -> new StockCard.Entry(((Number) row[0]).longValue(), instant(row[1]),
                MovementKind.valueOf((String) row[2]), number(row[3]), number(row[4]), (String) row[5], (String) row[6],
                (String) row[7], (String) row[8])).toList();
    }

    private static StockRow row(Object[] row, VariantName name) {
        Integer lowAt = row[5] == null ? null : number(row[5]);
        return new StockRow((String) row[0], name, number(row[1]), number(row[2]), number(row[3]),
                row[4] == null ? null : ((Date) row[4]).toLocalDate(), lowAt,
                Standing.of(number(row[1]), number(row[2]), number(row[3]), lowAt));
    }

    private static String like(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Instant instant(Object value) {
        return value == null ? null : ((Timestamp) value).toInstant();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** @param after what to ask for to get the next page; null when there is none */
    public record Listed(List<StockRow> items, String after) {

        public Listed {
            items = List.copyOf(items);
        }
    }
}
