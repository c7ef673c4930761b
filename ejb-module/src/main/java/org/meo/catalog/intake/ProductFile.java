package org.meo.catalog.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.meo.shared.Sku;

/**
 * The store's own format: a row a SKU, the rows of one product one after the other; what is said of the product is
 * taken from the first of them that is taken. What has no column is left as it is; an empty cell empties it.
 */
final class ProductFile implements CatalogueFile {

    static final List<String> REQUIRED = List.of("product", "sku", "category", "name", "price", "currency");
    static final List<String> OPTIONAL = List.of("brand", "name_de", "description", "description_de", "option",
            "option_de", "options", "attributes", "compare_at_price", "tax_class", "stock", "picture", "picture_alt",
            "picture_alt_de", "pictures", "active", "active_from", "active_until", "seo_title", "seo_title_de",
            "seo_description", "seo_description_de");
    /** Prices in further currencies: {@code price_eur}, and {@code compare_at_eur} beside it. */
    static final String PRICE = "price_";
    static final String COMPARE_AT = "compare_at_";

    /** SKUs and slugs seen are kept while a file is read; this bounds them. */
    static final int MAX_RECORDS = 1_000_000;

    /** Variants of a product; its page shows as many. */
    static final int MAX_VARIANTS = 500;

    /** Pictures of a product beside those of its variants. */
    static final int MAX_PICTURES = 100;

    private static final int MAX_CURRENCIES = 20;
    private static final int MAX_NAME = 200;
    private static final int MAX_BRAND = 100;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_LABEL = 200;
    private static final int MAX_PICTURE_ALT = 400;
    private static final int MAX_STOCK = 10_000_000;
    private static final Set<String> TAX_CLASSES = Set.of("standard", "reduced", "zero");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern MONEY_COLUMN = Pattern.compile("(?:price|compare_at)_[a-z]{3}");
    /** What both Java and the database can keep. */
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private final CatalogueSource source;
    private final KnownCategories categories;
    private final Predicate<String> pictures;
    private final Columns columns;
    private final Map<String, CurrencyUnit> currencies = new TreeMap<>();
    private ImportTally checked;

    /** @param pictures whether there is a picture of that name */
    ProductFile(CatalogueSource source, List<String> header, KnownCategories categories, Predicate<String> pictures) {
        this.source = source;
        this.categories = categories;
        this.pictures = pictures;
        columns = new Columns(header, REQUIRED, name -> OPTIONAL.contains(name) || MONEY_COLUMN.matcher(name).matches(),
                OPTIONAL + ", price_eur, compare_at_eur and the like");
        for (String name : columns.names()) {
            if (MONEY_COLUMN.matcher(name).matches()) {
                String code = name.substring(name.length() - 3);
                currencies.put(code, currency(code, name));
                if (!columns.has(PRICE + code)) {
                    throw new BrokenCatalogueException(1, "column " + name + " needs a column " + PRICE + code);
                }
            }
        }
        if (currencies.size() > MAX_CURRENCIES) {
            throw new BrokenCatalogueException(1, "there are prices in more than " + MAX_CURRENCIES + " currencies");
        }
        if (columns.has("active_from") != columns.has("active_until")) {
            throw new BrokenCatalogueException(1, "columns active_from and active_until come together");
        }
    }

    private static CurrencyUnit currency(String code, String column) {
        try {
            return Prices.currency(code.toUpperCase(Locale.ROOT));
        } catch (RowRefused e) {
            throw new BrokenCatalogueException(1, "column " + column + ": " + e.getMessage());
        }
    }

    @Override
    public ImportTally check(Consumer<Rejection> rejections) {
        checked = new ImportTally(rejections);
        read(checked, product -> categories.use(product.category()));
        return checked;
    }

    @Override
    public List<CategoryDraft> categories() {
        return categories.needed();
    }

    @Override
    public void products(Consumer<ProductDraft> products) {
        ImportTally again = new ImportTally(rejection -> {
            // Was reported when the file was checked.
        });
        read(again, products);
        if (!again.sameAs(checked)) {
            throw new BrokenCatalogueException(0, "the file was changed while it was read");
        }
    }

    @Override
    public boolean namesSlugs() {
        return true;
    }

    @Override
    public Set<String> columns() {
        return columns.names();
    }

    private void read(ImportTally tally, Consumer<ProductDraft> products) {
        Reading reading = new Reading(tally, products);
        source.read(reading::record);
        reading.flush();
    }

    /** One way through the file. */
    private final class Reading {

        private final ImportTally tally;
        private final Consumer<ProductDraft> products;
        private final Set<String> skus = new HashSet<>();
        private final Set<String> finished = new HashSet<>();
        private ProductDraft product;
        private long end;
        private final List<ProductDraft.Variant> variants = new ArrayList<>();

        Reading(ImportTally tally, Consumer<ProductDraft> products) {
            this.tally = tally;
            this.products = products;
        }

        void record(long line, CSVRecord record) {
            if (tally.read() >= MAX_RECORDS) {
                throw new BrokenCatalogueException(line, "a catalogue has at most " + MAX_RECORDS + " records");
            }
            try {
                take(line, new Row(columns.row(record)));
                tally.take();
            } catch (RowRefused refused) {
                tally.reject(new Rejection(line, columns.cell(record, "sku"), refused.code(), refused.getMessage()));
            }
        }

        private void take(long line, Row row) {
            String slug = row.cells.slug("product", Slugs.MAX_PRODUCT, Rejection.Code.INVALID_SLUG);
            if (finished.contains(slug)) {
                throw new RowRefused(Rejection.Code.PRODUCT_NOT_TOGETHER,
                        "other products stand between this and the earlier rows of " + slug);
            }
            boolean next = product == null || !product.slug().equals(slug);
            ProductDraft described = next ? row.product(line, slug) : product;
            ProductDraft.Variant variant = row.variant();
            if (!next && !variants.get(0).price().getCurrencyUnit().equals(variant.price().getCurrencyUnit())) {
                throw new RowRefused(Rejection.Code.INVALID_CURRENCY, "the first row of " + slug + " is in "
                        + variants.get(0).price().getCurrencyUnit());
            }
            if (!next && variants.size() >= MAX_VARIANTS) {
                throw new RowRefused(Rejection.Code.TOO_LONG, slug + " has more than " + MAX_VARIANTS + " variants");
            }
            // Last, because a row that is refused for another reason does not use up its SKU.
            if (!skus.add(variant.sku())) {
                throw new RowRefused(Rejection.Code.DUPLICATE_SKU, "the SKU stands on an earlier line");
            }
            if (next) {
                flush();
                product = withKnownPictures(described);
            }
            if (!variant.picture().isEmpty() && !pictures.test(variant.picture())) {
                tally.notice("pictures that do not exist");
                variant = variant.withoutPicture();
            }
            variants.add(variant);
            end = line;
        }

        private ProductDraft withKnownPictures(ProductDraft described) {
            List<ProductDraft.Picture> known = described.pictures().stream()
                    .filter(picture -> pictures.test(picture.name())).toList();
            for (int left = described.pictures().size() - known.size(); left > 0; left--) {
                tally.notice("pictures that do not exist");
            }
            return known.size() == described.pictures().size() ? described : described.withPictures(known);
        }

        void flush() {
            if (product == null) {
                return;
            }
            finished.add(product.slug());
            products.accept(product.withVariants(end, variants));
            product = null;
            variants.clear();
        }
    }

    /** One record, as this format means it. */
    private final class Row {

        private final Columns.Row cells;

        Row(Columns.Row cells) {
            this.cells = cells;
        }

        ProductDraft product(long line, String slug) {
            String category = categories.find(cells.text("category", CatalogueText.MAX_RECORD));
            String name = cells.text("name", MAX_NAME);
            if (name.isEmpty()) {
                throw new RowRefused(Rejection.Code.NO_NAME, "the product has no name");
            }
            String taxClass = cells.text("tax_class", MAX_NAME);
            if (!taxClass.isEmpty() && !TAX_CLASSES.contains(taxClass)) {
                throw new RowRefused(Rejection.Code.INVALID_TAX_CLASS,
                        Rejection.quoted(taxClass) + " is none of standard, reduced and zero");
            }
            Instant from = instant("active_from");
            Instant until = instant("active_until");
            if (from != null && until != null && !until.isAfter(from)) {
                throw new RowRefused(Rejection.Code.INVALID_DATE, "active_until " + until + " is not after active_from");
            }
            return new ProductDraft(line, slug, category, name, cells.nullable("name_de", MAX_NAME),
                    cells.nullable("brand", MAX_BRAND), cells.text("description", MAX_DESCRIPTION),
                    cells.nullable("description_de", MAX_DESCRIPTION), taxClass.isEmpty() ? "standard" : taxClass,
                    facts("attributes"), cells.seo(), from, until, morePictures(), List.of());
        }

        ProductDraft.Variant variant() {
            String sku = cells.text("sku", CatalogueText.MAX_RECORD);
            if (!Sku.isValid(sku)) {
                throw new RowRefused(Rejection.Code.INVALID_SKU, Rejection.quoted(sku) + " is not a SKU: 1 to "
                        + Sku.MAX_LENGTH + " letters, digits, dots, hyphens, underscores and slashes");
            }
            CurrencyUnit currency = currency();
            ProductDraft.Price price = price("price", "compare_at_price", currency);
            return new ProductDraft.Variant(sku, cells.text("option", MAX_LABEL), cells.nullable("option_de", MAX_LABEL),
                    facts("options"), price.price(), price.compareAt(), morePrices(currency),
                    cells.text("picture", MAX_NAME), cells.text("picture_alt", MAX_PICTURE_ALT),
                    cells.nullable("picture_alt_de", MAX_PICTURE_ALT), active(), stock());
        }

        private CurrencyUnit currency() {
            return Prices.currency(cells.text("currency", MAX_NAME));
        }

        private ProductDraft.Price price(String column, String compareAtColumn, CurrencyUnit currency) {
            String compareAt = cells.text(compareAtColumn, MAX_NAME);
            return Prices.price(column, cells.text(column, MAX_NAME), compareAtColumn, compareAt.isEmpty() ? null : compareAt,
                    currency);
        }

        private List<ProductDraft.Price> morePrices(CurrencyUnit own) {
            List<ProductDraft.Price> prices = new ArrayList<>();
            currencies.forEach((code, currency) -> {
                boolean priced = !cells.text(PRICE + code, MAX_NAME).isEmpty();
                if (priced && currency.equals(own)) {
                    throw new RowRefused(Rejection.Code.INVALID_CURRENCY, "the price in " + own + " stands in column price");
                }
                if (priced) {
                    prices.add(price(PRICE + code, COMPARE_AT + code, currency));
                } else if (!cells.text(COMPARE_AT + code, MAX_NAME).isEmpty()) {
                    throw new RowRefused(Rejection.Code.INVALID_COMPARE_AT, "a former price in " + currency
                            + " needs a price");
                }
            });
            return prices;
        }

        private int stock() {
            String text = cells.text("stock", MAX_NAME);
            if (text.isEmpty()) {
                return 0;
            }
            if (!WHOLE_NUMBER.matcher(text).matches() || Integer.parseInt(text) > MAX_STOCK) {
                throw new RowRefused(Rejection.Code.INVALID_STOCK,
                        "stock " + Rejection.quoted(text) + " is not a whole number from 0 to " + MAX_STOCK);
            }
            return Integer.parseInt(text);
        }

        private boolean active() {
            String text = cells.text("active", MAX_NAME);
            if (!text.isEmpty() && !text.equals("yes") && !text.equals("no")) {
                throw new RowRefused(Rejection.Code.INVALID_ACTIVE, "active " + Rejection.quoted(text)
                        + " is neither yes nor no");
            }
            return !text.equals("no");
        }

        private Instant instant(String column) {
            String text = cells.text(column, MAX_NAME);
            if (text.isEmpty()) {
                return null;
            }
            try {
                // The database keeps no finer parts.
                Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
                if (!instant.isBefore(FIRST_INSTANT) && !instant.isAfter(LAST_INSTANT)) {
                    return instant;
                }
            } catch (DateTimeException e) {
                throw new RowRefused(Rejection.Code.INVALID_DATE, column + " " + Rejection.quoted(text)
                        + " is not an instant such as 2026-01-31T08:00:00Z");
            }
            throw new RowRefused(Rejection.Code.INVALID_DATE, column + " " + Rejection.quoted(text) + " is out of time");
        }

        /** {@code name|alt|German alt;name|alt}. */
        private List<ProductDraft.Picture> morePictures() {
            String text = cells.text("pictures", CatalogueText.MAX_RECORD);
            List<ProductDraft.Picture> more = new ArrayList<>();
            for (String piece : text.isEmpty() ? List.<String>of() : Cells.split(text, ';')) {
                List<String> parts = Cells.split(piece, '|').stream().map(part -> Cells.unescaped(part).strip()).toList();
                String alt = parts.size() > 1 ? parts.get(1) : "";
                String altDe = parts.size() > 2 && !parts.get(2).isEmpty() ? parts.get(2) : null;
                if (parts.get(0).isEmpty() || parts.get(0).length() > MAX_NAME || parts.size() > 3
                        || tooLong(alt) || altDe != null && tooLong(altDe) || more.size() == MAX_PICTURES) {
                    throw new RowRefused(Rejection.Code.INVALID_PICTURES, "pictures " + Rejection.quoted(piece)
                            + " is not name|text, a text is longer than " + MAX_PICTURE_ALT + " or there are more than "
                            + MAX_PICTURES);
                }
                more.add(new ProductDraft.Picture(parts.get(0), alt, altDe));
            }
            return more;
        }

        private boolean tooLong(String alt) {
            return alt.codePointCount(0, alt.length()) > MAX_PICTURE_ALT;
        }

        /** {@code key=value;key=value}. */
        private Map<String, String> facts(String column) {
            Map<String, String> facts = new LinkedHashMap<>();
            String text = cells.text(column, MAX_DESCRIPTION);
            for (String fact : text.isEmpty() ? List.<String>of() : Cells.split(text, ';')) {
                String first = Cells.split(fact, '=').get(0);
                String key = first.length() == fact.length() ? "" : Cells.key(first);
                String value = first.length() == fact.length() ? ""
                        : Cells.unescaped(fact.substring(first.length() + 1).strip());
                if (key.isEmpty() || value.isEmpty() || facts.put(key, value) != null) {
                    throw new RowRefused(Rejection.Code.INVALID_FACTS, column + " " + Rejection.quoted(fact)
                            + " is not key=value, or the key stands there twice");
                }
            }
            return Collections.unmodifiableMap(facts);
        }
    }
}
