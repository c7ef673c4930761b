package org.meo.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.meo.shared.Language;

/** Reads the tree of categories, in one statement for all languages. */
final class TreeSql {

    private static final String TREE = """
            SELECT c.id, c.slug, c.parent_id, c.position, c.name, c.name_de, c.description, c.description_de,
                   c.seo_title, c.seo_title_de, c.seo_description, c.seo_description_de, coalesce(l.products, 0) AS products,
                   coalesce((SELECT v.picture
                               FROM (SELECT l.product_id FROM listing l WHERE l.category_id = c.id
                                      ORDER BY l.sold DESC, l.product_id LIMIT 10) l
                               JOIN variant v ON v.product_id = l.product_id AND v.active
                              WHERE v.picture <> ''
                              ORDER BY l.product_id, v.position, v.id LIMIT 1), '') AS picture
              FROM category c
              LEFT JOIN (SELECT category_id, count(*) AS products FROM listing
                          WHERE now() >= active_from AND now() < active_until GROUP BY category_id) l
                   ON l.category_id = c.id""";

    private final CatalogueDatabase database;

    TreeSql(CatalogueDatabase database) {
        this.database = database;
    }

    Map<Language, CategoryTree> trees() {
        return database.query(TREE, rows -> {
            Map<Language, List<CategoryTree.Row>> categories = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                categories.put(language, new ArrayList<>());
            }
            while (rows.next()) {
                for (Language language : Language.values()) {
                    categories.get(language).add(new CategoryTree.Row(rows.getLong("id"), rows.getString("slug"),
                            rows.getObject("parent_id", Long.class), rows.getInt("position"),
                            Texts.read(rows, "name", language), Texts.read(rows, "description", language),
                            new Seo(Texts.read(rows, "seo_title", language), Texts.read(rows, "seo_description", language)),
                            rows.getLong("products"), rows.getString("picture")));
                }
            }
            Map<Language, CategoryTree> trees = new EnumMap<>(Language.class);
            categories.forEach((language, list) -> trees.put(language, new CategoryTree(list)));
            return trees;
        });
    }
}
