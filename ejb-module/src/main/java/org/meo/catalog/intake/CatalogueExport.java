package org.meo.catalog.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.meo.catalog.CatalogueUnavailableException;

/**
 * Writes the whole catalogue in the formats that imports read, a part at a time: whatever its size, little of it is held,
 * and no transaction waits for whoever reads. Imported again it changes nothing.
 */
@ApplicationScoped
public class CatalogueExport {

    /** Products read at once. */
    private static final int PART = 500;

    private static final List<String> PRODUCT_COLUMNS = List.of("product", "sku", "category", "brand", "name", "name_de",
            "description", "description_de", "option", "option_de", "options", "attributes", "price", "compare_at_price",
            "currency", "tax_class", "picture", "picture_alt", "picture_alt_de", "pictures", "active", "active_from",
            "active_until", "seo_title", "seo_title_de", "seo_description", "seo_description_de");
    private static final List<String> CATEGORY_COLUMNS = List.of("slug", "parent", "position", "name", "name_de",
            "description", "description_de", "seo_title", "seo_title_de", "seo_description", "seo_description_de");

    private static final String CURRENCIES = "SELECT DISTINCT currency FROM variant_price ORDER BY 1";
    private static final String PRODUCTS = """
            SELECT p.id, p.slug, c.slug AS category, p.brand, p.name, p.name_de, p.description, p.description_de, p.tax_class,
                   p.attributes, p.active AS product_active, p.active_from, p.active_until, p.seo_title, p.seo_title_de,
                   p.seo_description, p.seo_description_de, v.sku, v.label, v.label_de, v.options, v.price, v.compare_at,
                   v.currency, v.picture, v.picture_alt, v.picture_alt_de, v.active,
                   (SELECT json_agg(json_build_array(s.picture, s.alt, coalesce(s.alt_de, '')) ORDER BY s.position)
                      FROM product_picture s WHERE s.product_id = p.id) AS pictures,
                   (SELECT json_object_agg(s.currency, json_build_array(s.price::text, coalesce(s.compare_at::text, '')))
                      FROM variant_price s WHERE s.variant_id = v.id AND s.currency <> v.currency) AS prices
              FROM (SELECT * FROM product WHERE id > ? ORDER BY id LIMIT ?) p
              JOIN category c ON c.id = p.category_id
              LEFT JOIN variant v ON v.product_id = p.id
             ORDER BY p.id, v.position, v.id""";
    // Parents before their children.
    private static final String CATEGORIES = """
            WITH RECURSIVE tree AS (
              SELECT c.*, NULL::text AS parent, 1 AS depth FROM category c WHERE c.parent_id IS NULL
              UNION ALL
              SELECT c.*, t.slug, t.depth + 1 FROM category c JOIN tree t ON c.parent_id = t.id WHERE t.depth < 100)
            SELECT * FROM tree ORDER BY depth, parent, position, id""";

    @Inject
    private DataSource dataSource;

    /** Writes all products, those off sale too; the stream is flushed, not closed. */
    public void writeProducts(OutputStream out) throws IOException {
        CSVPrinter csv = printer(out);
        List<String> currencies = query(CURRENCIES, statement -> {
        }, rows -> {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        });
        List<String> header = new ArrayList<>(PRODUCT_COLUMNS);
        for (String currency : currencies) {
            header.add(ProductFile.PRICE + currency.toLowerCase(Locale.ROOT));
            header.add(ProductFile.COMPARE_AT + currency.toLowerCase(Locale.ROOT));
        }
        csv.printRecord(header);
        for (long last = 0; last >= 0;) {
            long before = last;
            last = query(PRODUCTS, statement -> {
                statement.setLong(1, before);
                statement.setInt(2, PART);
            }, rows -> writeProducts(csv, rows, currencies));
            csv.flush();
        }
    }

    /** @return the id of the last product; negative when there was none */
    private static long writeProducts(CSVPrinter csv, ResultSet rows, List<String> currencies)
            throws SQLException, IOException {
        long last = -1;
        while (rows.next()) {
            last = rows.getLong("id");
            if (rows.getString("sku") == null) {
                // All its variants have moved to other products; a row is a SKU, so there is nothing to say of it.
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (String column : List.of("slug", "sku", "category", "brand", "name", "name_de", "description",
                    "description_de", "label", "label_de")) {
                cells.add(Cells.written(rows.getString(column)));
            }
            cells.add(Cells.written(facts(rows.getString("options"))));
            cells.add(Cells.written(facts(rows.getString("attributes"))));
            cells.add(rows.getString("price"));
            cells.add(rows.getString("compare_at"));
            for (String column : List.of("currency", "tax_class", "picture", "picture_alt", "picture_alt_de")) {
                cells.add(Cells.written(rows.getString(column)));
            }
            cells.add(Cells.written(pictures(rows.getString("pictures"))));
            cells.add(rows.getBoolean("product_active") && rows.getBoolean("active") ? "yes" : "no");
            cells.add(instant(rows, "active_from"));
            cells.add(instant(rows, "active_until"));
            for (String column : List.of("seo_title", "seo_title_de", "seo_description", "seo_description_de")) {
                cells.add(Cells.written(rows.getString(column)));
            }
            addPrices(cells, rows.getString("prices"), currencies);
            csv.printRecord(cells);
        }
        return last;
    }

    private static void addPrices(List<String> cells, String json, List<String> currencies) {
        JsonObject prices = json == null ? JsonObject.EMPTY_JSON_OBJECT : object(json);
        for (String currency : currencies) {
            boolean priced = prices.containsKey(currency);
            cells.add(priced ? prices.getJsonArray(currency).getString(0) : "");
            cells.add(priced ? prices.getJsonArray(currency).getString(1) : "");
        }
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String facts(String json) {
        Map<String, String> facts = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            reader.readArray().getValuesAs(JsonObject.class)
                    .forEach(fact -> facts.put(fact.getString("name"), fact.getString("value")));
        }
        return Cells.writtenFacts(facts);
    }

    private static String pictures(String json) {
        if (json == null) {
            return "";
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            List<String> pictures = new ArrayList<>();
            reader.readArray().getValuesAs(JsonArray.class).forEach(picture -> {
                List<String> parts = new ArrayList<>(List.of(picture.getString(0), picture.getString(1), picture.getString(2)));
                while (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
                pictures.add(Cells.writtenParts(parts));
            });
            return String.join(";", pictures);
        }
    }

    private static String instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime instant = rows.getObject(column, OffsetDateTime.class);
        return instant == null ? "" : instant.toInstant().toString();
    }

    /** Writes all categories, parents before their children; the stream is flushed, not closed. */
    public void writeCategories(OutputStream out) throws IOException {
        CSVPrinter csv = printer(out);
        csv.printRecord(CATEGORY_COLUMNS);
        query(CATEGORIES, statement -> statement.setFetchSize(PART), rows -> {
            while (rows.next()) {
                for (String column : CATEGORY_COLUMNS) {
                    csv.print(Cells.written(rows.getString(column)));
                }
                csv.println();
            }
            return null;
        });
        csv.flush();
    }

    private static CSVPrinter printer(OutputStream out) throws IOException {
        return new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
    }

    private <T> T query(String sql, Binder binder, Reader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException, IOException;
    }
}
