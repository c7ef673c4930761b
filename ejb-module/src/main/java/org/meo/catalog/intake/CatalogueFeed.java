package org.meo.catalog.intake;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.joda.money.Money;
import org.meo.catalog.Catalogue;
import org.meo.catalog.CatalogueUnavailableException;
import org.meo.catalog.Listings;
import org.meo.messaging.Refusals;
import org.meo.shared.BusinessException;
import org.meo.shared.Sku;

/**
 * What partners say of products and prices, message by message, in the transaction of the caller. The rules are those of a
 * file of the store's own format: a message is read as a row of one. Refusals point into the message.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CatalogueFeed {

    private static final String INVALID = "INVALID_MESSAGE";

    private static final String STORED = """
            SELECT p.slug, c.slug AS category, p.name, v.price, v.currency
              FROM variant v JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id
             WHERE v.sku = ? FOR NO KEY UPDATE OF v""";
    private static final String PRICED = """
            SELECT sku, currency FROM variant WHERE sku = ANY (?::text[])
             ORDER BY sku COLLATE "C" FOR NO KEY UPDATE""";
    private static final String OWN_PRICES = """
            UPDATE variant v SET price = u.price, compare_at = u.compare_at, version = v.version + 1
              FROM unnest(?::text[], ?::numeric[], ?::numeric[]) AS u (sku, price, compare_at)
             WHERE v.sku = u.sku AND (v.price, v.compare_at) IS DISTINCT FROM (u.price, u.compare_at)
            RETURNING v.product_id""";
    private static final String FURTHER_PRICES = """
            INSERT INTO variant_price AS s (variant_id, currency, price, compare_at)
            SELECT v.id, u.currency, u.price, u.compare_at
              FROM unnest(?::text[], ?::numeric[], ?::numeric[], ?::text[]) AS u (sku, price, compare_at, currency)
              JOIN variant v ON v.sku = u.sku
             ORDER BY v.id, u.currency
                ON CONFLICT (variant_id, currency) DO UPDATE SET price = excluded.price, compare_at = excluded.compare_at
             WHERE (s.price, s.compare_at) IS DISTINCT FROM (excluded.price, excluded.compare_at)
            RETURNING (SELECT v.product_id FROM variant v WHERE v.id = s.variant_id)""";
    private static final String TOUCHED =
            "UPDATE product SET updated_at = now(), version = version + 1 WHERE id = ANY (?::bigint[])";

    @Inject
    private DataSource dataSource;
    @EJB
    private CatalogueWriter writer;
    @Inject
    private Catalogue catalogue;
    @EJB
    private Listings listings;

    /**
     * Stores a product as it is to be; one that is new is listed, and gets its first stock: none.
     *
     * @throws BusinessException {@code INVALID_MESSAGE}
     */
    public void keep(ProductUpdate update) {
        if (!Sku.isValid(update.sku())) {
            throw new BusinessException(INVALID, "/sku", "this is not a SKU: 1 to " + Sku.MAX_LENGTH
                    + " letters, digits, dots, hyphens, underscores and slashes");
        }
        try {
            Map<String, String> cells = cells(update, stored(update.sku()));
            ProductFile file = new ProductFile(source(cells), List.copyOf(cells.keySet()),
                    KnownCategories.closed(writer.categoryParents()), picture -> false);
            file.check(rejection -> {
                throw new BusinessException(INVALID, pointer(rejection.code()), rejection.reason());
            });
            List<ProductDraft> drafts = new ArrayList<>();
            file.products(drafts::add);
            writer.addProducts(drafts, new Writing(file.columns(), true, ImportMode.BOTH, false, List.of(), 0));
        } catch (RowRefused refused) {
            throw refusal(pointer(refused.code()), refused);
        } catch (BrokenCatalogueException refused) {
            throw refusal("", refused);
        }
    }

    private static BusinessException refusal(String pointer, RuntimeException reason) {
        BusinessException refusal = new BusinessException(INVALID, pointer, reason.getMessage());
        refusal.initCause(reason);
        return refusal;
    }

    /** The row of a file that says the same: what such a row can't leave out, as it is stored. */
    private static Map<String, String> cells(ProductUpdate update, Stored stored) {
        Map<String, String> cells = new LinkedHashMap<>();
        String name = update.name() == null && stored != null ? stored.name() : update.name();
        String category = update.category() == null && stored != null ? stored.category() : update.category();
        Refusals missing = new Refusals();
        if (name == null) {
            missing.add(INVALID, "/name", "a new product needs a name");
        }
        if (category == null) {
            missing.add(INVALID, "/category", "a new product needs a category");
        }
        if (stored == null && update.price() == null) {
            missing.add(INVALID, "/price", "a new product needs a price");
        }
        missing.refuse();
        cells.put("product", stored == null ? Slugs.ofProduct(name, update.sku()) : stored.slug());
        cells.put("sku", update.sku());
        cells.put("category", category);
        cells.put("name", Cells.written(name));
        boolean own = update.price() != null && (stored == null || stored.currency().equals(update.currency()));
        cells.put("price", own ? update.price() : stored.price().stripTrailingZeros().toPlainString());
        cells.put("currency", own ? update.currency() : stored.currency());
        if (update.price() != null && !own) {
            cells.put(ProductFile.PRICE + Prices.currency(update.currency()).getCode().toLowerCase(Locale.ROOT), update.price());
        }
        if (update.description() != null) {
            cells.put("description", Cells.written(update.description()));
        }
        if (update.taxClass() != null) {
            cells.put("tax_class", update.taxClass());
        }
        if (update.active() != null) {
            cells.put("active", update.active() ? "yes" : "no");
        }
        if (update.attributes() != null) {
            cells.put("attributes", Cells.written(Cells.writtenFacts(update.attributes())));
        }
        return cells;
    }

    private static CatalogueSource source(Map<String, String> cells) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(cells.keySet());
            printer.printRecord(cells.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        return new CatalogueSource("message", () -> new ByteArrayInputStream(file));
    }

    private static String pointer(Rejection.Code code) {
        return switch (code) {
            case INVALID_SKU -> "/sku";
            case NO_NAME -> "/name";
            case INVALID_CATEGORY, UNKNOWN_CATEGORY -> "/category";
            case INVALID_PRICE, PRICE_DECIMALS -> "/price/amount";
            case INVALID_CURRENCY -> "/price/currency";
            case INVALID_COMPARE_AT -> "/compareAt/amount";
            case INVALID_TAX_CLASS -> "/taxClass";
            case INVALID_FACTS -> "/attributes";
            default -> "";
        };
    }

    /**
     * Other prices from now on, of all or of none. A price in another currency than the SKU's own stands beside it.
     *
     * @throws BusinessException {@code INVALID_MESSAGE}, {@code UNKNOWN_SKU}; tells of each that is wrong
     */
    public void price(List<PriceUpdate> updates) {
        inConnection(connection -> {
            Map<String, String> currencies = currencies(connection, updates);
            Map<String, String> spellings = catalogue.spelledOtherwise(updates.stream().map(PriceUpdate::sku)
                    .filter(sku -> !currencies.containsKey(sku)).toList());
            Refusals refusals = new Refusals();
            Set<String> named = new HashSet<>();
            List<NewPrice> own = new ArrayList<>();
            List<NewPrice> further = new ArrayList<>();
            for (int index = 0; index < updates.size(); index++) {
                PriceUpdate update = updates.get(index);
                String item = "/items/" + index;
                if (!currencies.containsKey(update.sku())) {
                    refusals.add("UNKNOWN_SKU", item + "/sku", "there is no SKU " + Rejection.quoted(update.sku())
                            + (spellings.containsKey(update.sku()) ? "; it is spelled " + spellings.get(update.sku()) : ""));
                } else if (!named.add(update.sku() + ' ' + update.currency())) {
                    refusals.add(INVALID, item + "/sku", "the SKU stands there twice");
                } else if (update.compareAt() != null && !update.currency().equals(update.compareAtCurrency())) {
                    refusals.add(INVALID, item + "/compareAt/currency", "it is not the currency of the price");
                } else {
                    try {
                        ProductDraft.Price price = Prices.price("price", update.price(), "compareAt", update.compareAt(),
                                Prices.currency(update.currency()));
                        boolean main = currencies.get(update.sku()).equals(update.currency());
                        (main ? own : further).add(new NewPrice(update.sku(), price.price(), price.compareAt()));
                    } catch (RowRefused refused) {
                        refusals.add(INVALID, item + pointer(refused.code()), refused.getMessage());
                    }
                }
            }
            refusals.refuse();
            Set<Long> changed = ids(connection, OWN_PRICES, arrays(connection, own, false));
            changed.addAll(ids(connection, FURTHER_PRICES, arrays(connection, further, true)));
            try (PreparedStatement statement = connection.prepareStatement(TOUCHED)) {
                statement.setArray(1, connection.createArrayOf("bigint", changed.toArray()));
                statement.executeUpdate();
            }
            listings.refresh(changed);
            return null;
        });
    }

    private static Map<String, String> currencies(Connection connection, List<PriceUpdate> updates) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRICED)) {
            statement.setArray(1, array(connection, "text", updates, PriceUpdate::sku));
            try (ResultSet rows = statement.executeQuery()) {
                Map<String, String> currencies = new HashMap<>();
                while (rows.next()) {
                    currencies.put(rows.getString("sku"), rows.getString("currency"));
                }
                return currencies;
            }
        }
    }

    private static Array[] arrays(Connection connection, List<NewPrice> prices, boolean currencies) throws SQLException {
        List<Array> arrays = new ArrayList<>(List.of(array(connection, "text", prices, NewPrice::sku),
                array(connection, "numeric", prices, price -> price.price().getAmount()),
                array(connection, "numeric", prices, price -> price.compareAt() == null ? null : price.compareAt().getAmount())));
        if (currencies) {
            arrays.add(array(connection, "text", prices, price -> price.price().getCurrencyUnit().getCode()));
        }
        return arrays.toArray(Array[]::new);
    }

    private static Set<Long> ids(Connection connection, String sql, Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < arrays.length; index++) {
                statement.setArray(index + 1, arrays[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                Set<Long> ids = new HashSet<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    private Stored stored(String sku) {
        return inConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(STORED)) {
                statement.setString(1, sku);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? new Stored(row.getString("slug"), row.getString("category"), row.getString("name"),
                            row.getBigDecimal("price"), row.getString("currency")) : null;
                }
            }
        });
    }

    private static <T> Array array(Connection connection, String type, Collection<T> items, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }

    private <T> T inConnection(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new CatalogueUnavailableException(e);
        }
    }

    private record Stored(String slug, String category, String name, BigDecimal price, String currency) {
    }

    private record NewPrice(String sku, Money price, Money compareAt) {
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
