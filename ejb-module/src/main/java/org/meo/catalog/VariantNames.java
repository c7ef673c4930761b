package org.meo.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.meo.shared.Language;

/** What variants are called, on sale or not: for those who work in the store. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class VariantNames {

    /** Most SKUs that a search answers. */
    public static final int MAX_FOUND = 1_000;

    private static final String KNOWN = "SELECT sku FROM variant WHERE sku = ANY (?)";
    private static final Localised NAMES = new Localised("""
            SELECT v.sku, p.slug, {p.name} AS name, {v.label} AS label
              FROM variant v JOIN product p ON p.id = v.product_id WHERE v.sku = ANY (?)""");
    private static final String CALLED = """
            SELECT v.sku FROM product p JOIN variant v ON v.product_id = p.id WHERE p.name ILIKE ? OR p.name_de ILIKE ?
             ORDER BY v.sku LIMIT ?""";

    @Inject
    private DataSource dataSource;
    private CatalogueDatabase database;

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /** Those of the SKUs that the catalogue has. */
    public Set<String> known(Collection<String> skus) {
        return database.query(KNOWN, rows -> {
            Set<String> known = new HashSet<>();
            while (rows.next()) {
                known.add(rows.getString("sku"));
            }
            return known;
        }, (Object) skus.toArray(String[]::new));
    }

    /** The names of those SKUs that the catalogue has. */
    public Map<String, VariantName> of(Collection<String> skus, Language language) {
        return database.query(NAMES.in(language), rows -> {
            Map<String, VariantName> names = new HashMap<>();
            while (rows.next()) {
                names.put(rows.getString("sku"),
                        new VariantName(rows.getString("slug"), rows.getString("name"), rows.getString("label")));
            }
            return names;
        }, (Object) skus.toArray(String[]::new));
    }

    /** SKUs of products whose name holds the words, in one of the languages; at most {@link #MAX_FOUND}. */
    public List<String> called(String words) {
        String pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return database.query(CALLED, rows -> {
            List<String> skus = new ArrayList<>();
            while (rows.next()) {
                skus.add(rows.getString("sku"));
            }
            return skus;
        }, pattern, pattern, MAX_FOUND);
    }
}
