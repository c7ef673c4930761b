package org.meo.orders;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Lists of orders for the back office and for customers. A page is found by an index at the place where the last ended,
 * so the thousandth costs what the first does; nothing is counted.
 */
@Stateless
@TransactionAttribute(SUPPORTS)
public class OrderLists {

    /** Most rows of one page. */
    public static final int PAGE = 50;
    private static final int MAX_WORDS = 5;
    private static final Pattern NUMBER = Pattern.compile("M-[0-9A-Z]{5}-[0-9A-Z]{5}");

    private static final String COLUMNS = """
            SELECT id, number, status, channel, external_id, ship_name, email, total, currency, created_at FROM orders""";
    private static final String OLDER = " AND (created_at, id) < (?, ?)";
    private static final String NEWER = " AND (created_at, id) > (?, ?)";
    private static final String NEWEST_FIRST = " ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final String OLDEST_FIRST = " ORDER BY created_at, id LIMIT ?";

    @Inject
    private DataSource dataSource;

    @PersistenceContext
    private EntityManager entities;

    /** @param position null for the beginning */
    public OrderSlice list(OrderFilter filter, OrderPosition position) {
        StringBuilder conditions = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        if (filter.status() != null) {
            conditions.append(" AND status = ?");
            parameters.add(filter.status().name());
        }
        if (filter.channel() != null) {
            conditions.append(" AND channel = ?");
            parameters.add(filter.channel());
        }
        if (filter.from() != null) {
            conditions.append(" AND created_at >= ?");
            parameters.add(Timestamp.from(filter.from()));
        }
        if (filter.before() != null) {
            conditions.append(" AND created_at < ?");
            parameters.add(Timestamp.from(filter.before()));
        }
        if (filter.search() != null && !filter.search().isBlank()) {
            search(filter.search().strip(), conditions, parameters);
        }
        return slice(conditions.toString(), parameters, position);
    }

    /** Orders of a customer but those that were never paid. @param position null for the beginning */
    public OrderSlice ofCustomer(long customerId, OrderPosition position) {
        return slice(" AND customer_id = ? AND status <> 'PAYMENT_FAILED'", List.of(customerId), position);
    }

    /** What an order number may look like, an address has an at sign; anything else is a partner's number or words of a name. */
    private static void search(String text, StringBuilder conditions, List<Object> parameters) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (NUMBER.matcher(upper).matches()) {
            conditions.append(" AND number = ?");
            parameters.add(upper);
        } else if (text.indexOf('@') >= 0) {
            // An array, because the planner takes a beginning for more common than it is and would walk through all orders.
            conditions.append(" AND id = ANY (ARRAY(SELECT id FROM orders WHERE lower(email) LIKE ? LIMIT 2000))");
            parameters.add(text.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        } else {
            conditions.append(" AND (id = ANY (ARRAY(SELECT id FROM orders WHERE external_id = ? LIMIT 100))"
                    + " OR to_tsvector('simple', ship_name) @@ to_tsquery('simple', ?))");
            parameters.add(text);
            parameters.add(words(text));
        }
    }

    /** All words, each as the beginning of one; what is no word finds nothing. */
    static String words(String text) {
        String words = Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).limit(MAX_WORDS)
                .map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
        return words;
    }

    private OrderSlice slice(String conditions, List<Object> parameters, OrderPosition position) {
        boolean backwards = position != null && position.backwards();
        List<Object> all = new ArrayList<>(parameters);
        if (position != null) {
            all.add(Timestamp.from(position.createdAt()));
            all.add(position.id());
        }
        all.add(PAGE + 1);
        List<OrderRow> rows = read(statement(conditions, position), all);
        boolean more = rows.size() > PAGE;
        List<OrderRow> page = new ArrayList<>(more ? rows.subList(0, PAGE) : rows);
        if (backwards) {
            Collections.reverse(page);
        }
        if (page.isEmpty()) {
            return new OrderSlice(page, null, null);
        }
        boolean hasOlder = backwards || more;
        boolean hasNewer = backwards ? more : position != null;
        return new OrderSlice(page, hasOlder ? OrderPosition.after(page.get(page.size() - 1)) : null,
                hasNewer ? OrderPosition.before(page.get(0)) : null);
    }

    /** Put together from constants only; every value is a parameter. */
    private static String statement(String conditions, OrderPosition position) {
        String place = position == null ? "" : position.backwards() ? NEWER : OLDER;
        String order = position != null && position.backwards() ? OLDEST_FIRST : NEWEST_FIRST;
        return COLUMNS + " WHERE true" + conditions + place + order;
    }

    private List<OrderRow> read(String statementText, List<Object> parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(statementText)) {
            for (int index = 0; index < parameters.size(); index++) {
                statement.setObject(index + 1, parameters.get(index));
            }
            List<OrderRow> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("the list of orders can't be read", failure);
        }
    }

    private static OrderRow row(ResultSet row) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        return new OrderRow(row.getLong("id"), row.getString("number"), OrderStatus.valueOf(row.getString("status")),
                row.getString("channel"), row.getString("ship_name"), row.getString("email"),
                Money.of(CurrencyUnit.of(row.getString("currency")), total), row.getTimestamp("created_at").toInstant(),
                row.getString("external_id"));
    }

    /** The channels that orders came from; found by leaps through an index. */
    @SuppressWarnings("unchecked")
    public List<String> channels() {
        return entities.createNativeQuery("""
                WITH RECURSIVE known AS (
                  (SELECT channel FROM orders ORDER BY channel LIMIT 1)
                  UNION ALL
                  SELECT (SELECT o.channel FROM orders o WHERE o.channel > k.channel ORDER BY o.channel LIMIT 1)
                    FROM known k WHERE k.channel IS NOT NULL)
                SELECT channel FROM known WHERE channel IS NOT NULL LIMIT 50""").getResultList();
    }

    /** Every step of an order with who and why, oldest first; at most 200. */
    @SuppressWarnings("unchecked")
    public List<HistoryView> history(String number) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT h.from_status, h.to_status, h.actor, h.reason, h.occurred_at
                  FROM orders o JOIN order_history h ON h.order_id = o.id
                 WHERE o.number = ?1 ORDER BY h.id LIMIT 200""").setParameter(1, number).getResultList();
        return rows.stream().map(row -> new HistoryView((String) row[0], (String) row[1], (String) row[2], (String) row[3],
                ((Timestamp) row[4]).toInstant())).toList();
    }

    /** What an order of a partner keeps beyond any other, without the hash; empty for the shop's own. */
    public Optional<PartnerTerms> partnerTerms(String number) {
        List<?> rows = entities.createNativeQuery("""
                SELECT partner_customer, payment_days, note, requested_at FROM orders
                 WHERE number = ?1 AND partner_customer IS NOT NULL""").setParameter(1, number).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> new PartnerTerms((String) row[0],
                row[1] == null ? null : ((Number) row[1]).intValue(), (String) row[2],
                row[3] == null ? null : ((Timestamp) row[3]).toInstant(), null));
    }

    /** The steps that led to an order's total, in order; empty for an unknown number. */
    public List<String> priceTrace(String number) {
        List<?> rows = entities.createNativeQuery("SELECT price_trace FROM orders WHERE number = ?1").setParameter(1, number)
                .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader((String) rows.get(0)))) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString).toList();
        }
    }
}
