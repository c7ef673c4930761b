package org.meo.catalog;

import java.util.ArrayList;
import java.util.List;
import org.meo.shared.Language;

/** Reads products that somebody who is still typing may mean. */
final class SuggestSql {

    // Each word begins a word of the name, the brand or a category. Of the first 1,500 those that sell best are taken.
    private static final Localised SUGGESTED = new Localised("""
            WITH found AS MATERIALIZED (
              SELECT d.product_id FROM search_document d
               WHERE d.language = {language} AND d.words @@ ?::tsquery LIMIT 1500),
            page AS MATERIALIZED (
              SELECT l.product_id AS id, row_number() OVER (ORDER BY (l.shelf = 0), l.sold DESC, l.product_id) AS place
                FROM found JOIN listing l ON l.product_id = found.product_id
               WHERE now() >= l.active_from AND now() < l.active_until
               ORDER BY place LIMIT ?)
            SELECT card.* FROM page
              JOIN LATERAL (SELECT\s""" + Cards.COLUMNS + " FROM " + Cards.FROM + """
                    WHERE p.id = page.id LIMIT 1) card ON true
             ORDER BY page.place""");

    private final CatalogueDatabase database;

    SuggestSql(CatalogueDatabase database) {
        this.database = database;
    }

    List<ProductCard> suggested(SearchText text, int most, Language language) {
        List<String> words = text.plainWords();
        if (words.isEmpty()) {
            return List.of();
        }
        // Letters and digits only, so that nothing in a word can be an operator of the query.
        String query = String.join(" & ", words.stream().map(word -> "'" + word + "':*AB").toList());
        return database.query(SUGGESTED.in(language), rows -> {
            List<ProductCard> cards = new ArrayList<>();
            while (rows.next()) {
                cards.add(Cards.read(rows));
            }
            return cards;
        }, query, most);
    }
}
