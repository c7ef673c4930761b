package org.meo.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.pictures.Pictures;

/** How product cards are read: a piece of SQL for statements that choose products, and what to do with its columns. */
final class Cards {

    /** Columns of {@link #FROM}; a template of {@link Localised}. */
    static final String COLUMNS = """
            p.slug, {p.name} AS name, p.brand, p.rating_sum, p.rating_count, v.price, v.compare_at, v.currency,
            v.prices_differ, v.shelf, v.picture, v.picture_alt""";

    /**
     * Product {@code p} and its variants taken together as {@code v}; without an active variant there is no row. Where it
     * is joined to the few products of a page that goes laterally and with LIMIT 1: the database, which can't know how few
     * they are, would read all products otherwise.
     */
    static final String FROM = """
            product p
             CROSS JOIN LATERAL (
                  SELECT min(v.price) AS price, max(v.price) > min(v.price) AS prices_differ, max(v.shelf) AS shelf,
                         (array_agg(v.compare_at ORDER BY v.price, v.position, v.id))[1] AS compare_at,
                         (array_agg(v.currency ORDER BY v.price, v.position, v.id))[1] AS currency,
                         (array_agg(v.picture ORDER BY v.position, v.id))[1] AS picture,
                         (array_agg({v.picture_alt} ORDER BY v.position, v.id))[1] AS picture_alt
                    FROM variant v WHERE v.product_id = p.id AND v.active
                  HAVING count(*) > 0) v
            """;

    private Cards() {
    }

    static ProductCard read(ResultSet rows) throws SQLException {
        int ratings = rows.getInt("rating_count");
        return new ProductCard(rows.getString("slug"), rows.getString("name"), rows.getString("brand"),
                money(rows, "price"), money(rows, "compare_at"), rows.getBoolean("prices_differ"), picture(rows),
                rows.getString("picture_alt"), Shelf.ofLevel(rows.getInt("shelf")),
                rating(rows.getInt("rating_sum"), ratings), ratings);
    }

    /** In the currency of the row; null for null. */
    static Money money(ResultSet rows, String column) throws SQLException {
        BigDecimal amount = rows.getBigDecimal(column);
        return amount == null ? null : Money.of(CurrencyUnit.of(rows.getString("currency")), amount);
    }

    static String picture(ResultSet rows) throws SQLException {
        String name = rows.getString("picture");
        return name.isEmpty() ? Pictures.NO_PICTURE : name;
    }

    static double rating(int sum, int count) {
        return count == 0 ? 0 : (double) sum / count;
    }
}
