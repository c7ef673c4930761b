package org.meo.catalog;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.meo.shared.Language;

/** Reads the tree of categories and the names of facets' values, in one statement for all languages. */
final class FrameSql {

    private static final String FRAME = """
            SELECT c.id, c.slug, c.parent_id, c.position, c.name, c.name_de, c.description, c.description_de,
                   c.seo_title, c.seo_title_de, c.seo_description, c.seo_description_de, coalesce(l.products, 0) AS products,
                   coalesce((SELECT v.picture
                               FROM (SELECT l.product_id FROM listing l WHERE l.category_id = c.id
                                      ORDER BY l.sold DESC, l.product_id LIMIT 10) l
                               JOIN variant v ON v.product_id = l.product_id AND v.active
                              WHERE v.picture <> ''
                              ORDER BY l.product_id, v.position, v.id LIMIT 1), '') AS picture,
                   CASE WHEN c.id = (SELECT min(id) FROM category) THEN
                     (SELECT json_agg(json_build_array(v.id, v.facet, f.position, v.value, v.name, v.name_de, v.position))
                        FROM facet_value v JOIN facet f ON f.code = v.facet) END AS facets
              FROM category c
              LEFT JOIN (SELECT category_id, count(*) AS products FROM listing
                          WHERE now() >= active_from AND now() < active_until GROUP BY category_id) l
                   ON l.category_id = c.id""";

    private final CatalogueDatabase database;

    FrameSql(CatalogueDatabase database) {
        this.database = database;
    }

    Map<Language, Frame> frames() {
        return database.query(FRAME, rows -> {
            Map<Language, List<CategoryTree.Row>> categories = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                categories.put(language, new ArrayList<>());
            }
            JsonArray facets = JsonValue.EMPTY_JSON_ARRAY;
            while (rows.next()) {
                for (Language language : Language.values()) {
                    categories.get(language).add(new CategoryTree.Row(rows.getLong("id"), rows.getString("slug"),
                            rows.getObject("parent_id", Long.class), rows.getInt("position"),
                            Texts.read(rows, "name", language), Texts.read(rows, "description", language),
                            new Seo(Texts.read(rows, "seo_title", language), Texts.read(rows, "seo_description", language)),
                            rows.getLong("products"), rows.getString("picture")));
                }
                String json = rows.getString("facets");
                if (json != null) {
                    try (JsonReader reader = Json.createReader(new StringReader(json))) {
                        facets = reader.readArray();
                    }
                }
            }
            Map<Language, Frame> frames = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                frames.put(language, new Frame(new CategoryTree(categories.get(language)), names(facets, language)));
            }
            return frames;
        });
    }

    private static FacetNames names(JsonArray facets, Language language) {
        return new FacetNames(facets.getValuesAs(JsonArray.class).stream().map(value -> {
            boolean german = language == Language.GERMAN && !value.isNull(5);
            return new FacetNames.Value(value.getInt(0), value.getString(1), value.getInt(2), value.getString(3),
                    value.getString(german ? 5 : 4), value.isNull(6) ? null : value.getInt(6));
        }).toList());
    }
}
