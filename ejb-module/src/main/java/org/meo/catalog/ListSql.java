package org.meo.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meo.shared.Language;

/**
 * Reads a page of a list together with what can be chosen of it and how much each choice would leave, in one statement.
 * A product counts for the values of a facet when it passes what was chosen of all others: so each product is judged
 * once, by how many facets it fails and by which, and counted where it fails none but that one. The values of those that
 * count come as one string of ids, which is counted here: the database takes several times as long to do it.
 */
final class ListSql {

    /** Most products of a search that are ranked and counted; of more, it is these that were found first. */
    static final int MAX_HITS = 3_000;
    /** The same where only some of the words match. */
    static final int MAX_LOOSE_HITS = 1_000;

    private static final int PRODUCT = 0;
    private static final int VALUES = 1;
    private static final int CATEGORY = 2;
    private static final int TOTAL = 3;

    private static final String ACTIVE = "now() >= l.active_from AND now() < l.active_until";
    private static final String LISTED = "l.product_id, l.category_id, l.price, l.sold, l.rating, l.shelf, l.created_at, l.facets, l.codes";

    private static final String CATEGORIES = "base AS NOT MATERIALIZED (SELECT " + LISTED + """
            , 0::real AS rank FROM listing l
             WHERE l.category_id = ANY (?) AND\s""" + ACTIVE + ")";

    // Weights of description, facts, brand and category, name. A product that is sold out is worth half.
    private static final String HITS = """
            wanted AS MATERIALIZED (SELECT ?::tsquery AS every, ?::tsquery AS any_of),
            exact AS MATERIALIZED (
              SELECT v.product_id, max(CASE WHEN lower(v.sku) = s.sku THEN 1000 ELSE 100 END) AS rank
                FROM (SELECT ?::text AS sku, ?::text AS pattern) s
                JOIN variant v ON s.sku <> '' AND lower(v.sku) LIKE s.pattern AND v.active
               GROUP BY v.product_id LIMIT 100),
            found AS MATERIALIZED (
              SELECT d.product_id, ts_rank('{0.05, 0.15, 0.35, 1}', d.document, w.every) AS rank
                FROM wanted w JOIN search_document d ON d.language = {language} AND d.document @@ w.every LIMIT ?),
            loose AS MATERIALIZED (
              SELECT d.product_id, ts_rank('{0.05, 0.15, 0.35, 1}', d.document, w.any_of) AS rank
                FROM wanted w JOIN search_document d ON d.language = {language} AND d.document @@ w.any_of
               WHERE NOT EXISTS (SELECT FROM found) AND NOT EXISTS (SELECT FROM exact) LIMIT ?),
            ranked AS (
              SELECT product_id, max(rank) AS rank
                FROM (SELECT * FROM found UNION ALL SELECT * FROM loose UNION ALL SELECT * FROM exact) r GROUP BY product_id),
            base AS NOT MATERIALIZED (
              SELECT\s""" + LISTED + """
            , r.rank * CASE WHEN l.shelf = 0 THEN 0.5 ELSE 1 END AS rank
                FROM ranked r JOIN listing l ON l.product_id = r.product_id
               WHERE\s""" + ACTIVE + ")";

    private static final String REST = """
            page AS MATERIALIZED (
              SELECT few.product_id, row_number() OVER () AS place
                FROM (SELECT product_id FROM judged WHERE misses = 0 ORDER BY {order} LIMIT ? OFFSET ?) few),
            facts AS (
              SELECT 0 AS kind, page.place AS n, page.product_id AS id, -1 AS missed, NULL::bytea AS codes FROM page
              UNION ALL
              SELECT 1, 0, 0, j.missed, string_agg(j.codes, ''::bytea) FROM judged j WHERE j.misses <= 1 GROUP BY j.missed
              UNION ALL
              SELECT 2, count(*), j.category_id, j.missed, NULL FROM judged j
               WHERE j.misses <= 1 GROUP BY j.category_id, j.missed
              UNION ALL
              SELECT 3, count(*), 0, (SELECT count(*) FROM {loose})::integer, NULL FROM judged j WHERE j.misses = 0)
            SELECT facts.*, card.*
              FROM facts
              LEFT JOIN LATERAL (SELECT\s""" + Cards.COLUMNS + " FROM " + Cards.FROM + """
                    WHERE p.id = facts.id AND facts.kind = 0 LIMIT 1) card ON true
             ORDER BY facts.kind, facts.n""";

    private final CatalogueDatabase database;

    ListSql(CatalogueDatabase database) {
        this.database = database;
    }

    /**
     * A page of a list.
     *
     * @param loose      whether none has all of the words
     * @param facets     without the facet of categories
     * @param categories how many products a category would leave, by id of the category
     */
    record Found(List<ProductCard> cards, long total, boolean loose, List<Facet> facets, Map<Long, Long> categories) {
    }

    /** What is in some categories. @param chosen ids of the categories that were chosen among these; null for all */
    Found inCategories(List<Long> categories, List<Long> chosen, Selection selection, int size, FacetNames names,
            Language language) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(categories.toArray(new Long[0]));
        String sorted = selection.order() == SortOrder.BEST ? "(shelf = 0), sold DESC, product_id" : order(selection.order());
        return read(CATEGORIES, "(SELECT WHERE false) nothing", parameters, sorted, chosen, selection, size, names, language);
    }

    /** What has the words or the SKU. @param chosen ids of the categories that were chosen; null for all */
    Found search(SearchWords.Meaning meaning, String sku, List<Long> chosen, Selection selection, int size,
            FacetNames names, Language language) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(meaning.all());
        parameters.add(meaning.some());
        parameters.add(sku);
        parameters.add(sku.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        parameters.add(MAX_HITS);
        parameters.add(MAX_LOOSE_HITS);
        String sorted = selection.order() == SortOrder.BEST ? "rank DESC, sold DESC, product_id" : order(selection.order());
        return read(HITS, "(SELECT FROM loose LIMIT 1) any_loose", parameters, sorted, chosen, selection, size, names, language);
    }

    private static String order(SortOrder order) {
        return switch (order) {
            case NEWEST -> "created_at DESC, product_id DESC";
            case CHEAPEST -> "price, product_id";
            case DEAREST -> "price DESC, product_id";
            case BEST_RATED -> "rating DESC, sold DESC, product_id";
            case BEST -> throw new IllegalArgumentException("what is best depends on the list");
        };
    }

    private Found read(String base, String loose, List<Object> baseParameters, String sorted, List<Long> chosenCategories,
            Selection selection, int size, FacetNames names, Language language) {
        Map<String, List<String>> chosen = new LinkedHashMap<>(selection.facets());
        chosen.remove(Selection.CATEGORY);
        List<String> groups = new ArrayList<>(chosen.keySet());
        List<Object> parameters = new ArrayList<>();
        chosen.forEach((facet, values) -> {
            parameters.add(facet);
            parameters.add(values.toArray(new String[0]));
        });
        parameters.addAll(baseParameters);
        if (chosenCategories != null) {
            groups.add(Selection.CATEGORY);
            // Twice: once to count what fails, once to tell what it fails.
            parameters.add(chosenCategories.toArray(new Long[0]));
            parameters.add(chosenCategories.toArray(new Long[0]));
        }
        parameters.add(size);
        parameters.add((selection.page() - 1L) * size);
        return database.query(statement(base, loose, sorted, chosen.size(), chosenCategories != null, language),
                rows -> found(rows, groups, selection, names), parameters.toArray());
    }

    /** Put together from the texts of this class only; whatever a shopper says is a parameter. */
    private static String statement(String base, String loose, String sorted, int facets, boolean categories,
            Language language) {
        StringBuilder sql = new StringBuilder("WITH ");
        List<String> conditions = new ArrayList<>();
        for (int index = 0; index < facets; index++) {
            // Without a value that exists there is nothing to fail.
            sql.append("chosen").append(index).append(" AS MATERIALIZED (SELECT array_agg(id) AS ids FROM facet_value"
                    + " WHERE facet = ? AND value = ANY (?)), ");
            conditions.add("coalesce(NOT b.facets && (SELECT ids FROM chosen" + index + "), false)");
        }
        if (categories) {
            conditions.add("NOT b.category_id = ANY (?)");
        }
        sql.append(base).append(", judged AS MATERIALIZED (SELECT b.*, ");
        appendJudgement(sql, conditions);
        sql.append(" FROM base b), ").append(REST.replace("{order}", sorted).replace("{loose}", loose));
        return Localised.write(sql.toString(), language);
    }

    private static void appendJudgement(StringBuilder sql, List<String> conditions) {
        if (conditions.isEmpty()) {
            sql.append("0 AS misses, -1 AS missed");
            return;
        }
        sql.append(String.join(" + ", conditions.stream().map(condition -> "(" + condition + ")::integer").toList()))
                .append(" AS misses, CASE");
        for (int index = 0; index < conditions.size(); index++) {
            sql.append(" WHEN ").append(conditions.get(index)).append(" THEN ").append(index);
        }
        sql.append(" ELSE -1 END AS missed");
    }

    private static Found found(ResultSet rows, List<String> groups, Selection selection, FacetNames names)
            throws SQLException {
        List<ProductCard> cards = new ArrayList<>();
        FacetNames.Counts values = names.counts(selection);
        Map<Long, Long> categories = new HashMap<>();
        long total = 0;
        boolean loose = false;
        while (rows.next()) {
            int missed = rows.getInt("missed");
            switch (rows.getInt("kind")) {
                case PRODUCT -> {
                    if (rows.getString("slug") != null) {
                        cards.add(Cards.read(rows));
                    }
                }
                case VALUES -> values.add(rows.getBytes("codes"), missed < 0 ? null : groups.get(missed));
                case CATEGORY -> {
                    if (missed < 0 || groups.get(missed).equals(Selection.CATEGORY)) {
                        categories.merge(rows.getLong("id"), rows.getLong("n"), Long::sum);
                    }
                }
                case TOTAL -> {
                    total = rows.getLong("n");
                    loose = missed > 0;
                }
                default -> throw new IllegalStateException("rows of no known kind");
            }
        }
        return new Found(cards, total, loose, values.facets(), categories);
    }
}
