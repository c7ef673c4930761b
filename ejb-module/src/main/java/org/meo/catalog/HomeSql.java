package org.meo.catalog;

import java.util.ArrayList;
import java.util.List;
import org.meo.shared.Language;

/** Reads what the home page shows, in one statement. */
final class HomeSql {

    // Featured are one from each category in turn: first the best selling of all, then the second of all.
    private static final Localised HOME = new Localised("""
            WITH asked AS (SELECT ?::integer AS most),
            page AS MATERIALIZED (
              (SELECT 0 AS kind, few.product_id AS id, row_number() OVER (ORDER BY few.turn, c.position, c.id) AS place
                 FROM category c
                CROSS JOIN LATERAL (
                      SELECT first.product_id, row_number() OVER (ORDER BY first.sold DESC, first.product_id) AS turn
                        FROM (SELECT l.product_id, l.sold FROM listing l
                               WHERE l.category_id = c.id AND l.shelf > 0 AND now() >= l.active_from AND now() < l.active_until
                               ORDER BY l.sold DESC, l.product_id LIMIT 3) first) few
                ORDER BY place LIMIT (SELECT most FROM asked))
              UNION ALL
              (SELECT 1, l.product_id, row_number() OVER (ORDER BY l.sold DESC, l.product_id) AS place
                 FROM listing l
                WHERE l.sold > 0 AND l.shelf > 0 AND now() >= l.active_from AND now() < l.active_until
                ORDER BY l.sold DESC, l.product_id LIMIT (SELECT most FROM asked))
              UNION ALL
              (SELECT 2, l.product_id, row_number() OVER (ORDER BY l.created_at DESC, l.product_id DESC) AS place
                 FROM listing l
                WHERE now() >= l.active_from AND now() < l.active_until
                ORDER BY l.created_at DESC, l.product_id DESC LIMIT (SELECT most FROM asked)))
            SELECT page.kind, card.* FROM page
              JOIN LATERAL (SELECT\s""" + Cards.COLUMNS + " FROM " + Cards.FROM + """
                    WHERE p.id = page.id LIMIT 1) card ON true
             ORDER BY page.kind, page.place""");

    private final CatalogueDatabase database;

    HomeSql(CatalogueDatabase database) {
        this.database = database;
    }

    /** @param most products of each kind */
    HomePage home(int most, Language language) {
        return database.query(HOME.in(language), rows -> {
            List<List<ProductCard>> kinds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            while (rows.next()) {
                kinds.get(rows.getInt("kind")).add(Cards.read(rows));
            }
            return new HomePage(kinds.get(0), kinds.get(1), kinds.get(2));
        }, most);
    }
}
