package org.meo.catalog.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.meo.shared.Sku;

/**
 * The store's own format: a row a SKU, the rows of one product one after the other; what is said of the product is
 * taken from the first of them that is taken. A category that nobody described yet is made from its slug.
 */
final class ProductFile implements CatalogueFile {

    static final List<String> REQUIRED = List.of("product", "sku", "category", "name", "price", "currency");
    static final List<String> OPTIONAL = List.of("brand", "name_de", "description", "description_de", "option",
            "option_de", "options", "attributes", "compare_at_price", "tax_class", "stock", "picture", "picture_alt");

    /** SKUs and slugs seen are kept while a file is read; this bounds them. */
    static final int MAX_RECORDS = 1_000_000;

    /** Variants of a product; its page shows as many. */
    static final int MAX_VARIANTS = 500;

    private static final int MAX_NAME = 200;
    private static final int MAX_BRAND = 100;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_LABEL = 200;
    private static final int MAX_PICTURE_ALT = 400;
    private static final int MAX_STOCK = 10_000_000;
    private static final int MAX_DECIMALS = 2;
    private static final Set<String> TAX_CLASSES = Set.of("standard", "reduced", "zero");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]+)?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final CatalogueSource source;
    private final Predicate<String> pictures;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, CategoryDraft> categories = new LinkedHashMap<>();
    private final Set<String> usedCategories = new LinkedHashSet<>();
    private ImportTally checked;

    /**
     * @param knownCategories parents before children
     * @param pictures        whether there is a picture of that name
     */
    ProductFile(CatalogueSource source, List<String> header, List<CategoryDraft> knownCategories,
            Predicate<String> pictures) {
        this.source = source;
        this.pictures = pictures;
        for (String name : header) {
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                throw new BrokenCatalogueException(1, "unknown column " + Rejection.quoted(name) + "; a catalogue has "
                        + REQUIRED + " and may have " + OPTIONAL);
            }
            if (columns.put(name, columns.size()) != null) {
                throw new BrokenCatalogueException(1, "column " + name + " stands there twice");
            }
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                throw new BrokenCatalogueException(1, "column " + name + " is missing");
            }
        }
        knownCategories.forEach(category -> categories.put(category.slug(), category));
    }

    @Override
    public ImportTally check(Consumer<Rejection> rejections) {
        checked = new ImportTally(rejections);
        read(checked, product -> usedCategories.add(product.category()));
        return checked;
    }

    @Override
    public List<CategoryDraft> categories() {
        Set<String> needed = new HashSet<>();
        List<CategoryDraft> madeUp = new ArrayList<>();
        for (String slug : usedCategories) {
            if (categories.containsKey(slug)) {
                for (CategoryDraft step = categories.get(slug); step != null && needed.add(step.slug());) {
                    step = step.parent() == null ? null : categories.get(step.parent());
                }
            } else {
                String name = Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
                madeUp.add(new CategoryDraft(slug, null, 1_000 + madeUp.size(), name, null, "", null));
            }
        }
        List<CategoryDraft> all = new ArrayList<>(categories.values());
        all.removeIf(category -> !needed.contains(category.slug()));
        all.addAll(madeUp);
        return all;
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
                take(new Row(record));
                tally.take();
            } catch (RowRefused refused) {
                String sku = record.size() == columns.size() ? record.get(columns.get("sku")) : null;
                tally.reject(new Rejection(line, sku, refused.code, refused.getMessage()));
            }
        }

        private void take(Row row) {
            String slug = row.slug("product", Slugs.MAX_PRODUCT, Rejection.Code.INVALID_SLUG);
            if (finished.contains(slug)) {
                throw new RowRefused(Rejection.Code.PRODUCT_NOT_TOGETHER,
                        "other products stand between this and the earlier rows of " + slug);
            }
            boolean next = product == null || !product.slug().equals(slug);
            ProductDraft described = next ? row.product(slug) : product;
            ProductDraft.Variant variant = row.variant();
            if (!next && !variants.get(0).price().getCurrencyUnit().equals(variant.price().getCurrencyUnit())) {
                throw new RowRefused(Rejection.Code.INVALID_CURRENCY, "the first row of " + slug + " is in "
                        + variants.get(0).price().getCurrencyUnit());
            }
            if (!next && variants.size() >= MAX_VARIANTS) {
                throw new RowRefused(Rejection.Code.TOO_LONG,
                        slug + " has more than " + MAX_VARIANTS + " variants");
            }
            // Last, because a row that is refused for another reason does not use up its SKU.
            if (!skus.add(variant.sku())) {
                throw new RowRefused(Rejection.Code.DUPLICATE_SKU, "the SKU stands on an earlier line");
            }
            if (next) {
                flush();
                product = described;
            }
            if (!variant.picture().isEmpty() && !pictures.test(variant.picture())) {
                tally.notice("pictures that do not exist");
                variant = new ProductDraft.Variant(variant.sku(), variant.label(), variant.labelDe(), variant.options(),
                        variant.price(), variant.compareAt(), "", "", variant.stock());
            }
            variants.add(variant);
        }

        void flush() {
            if (product == null) {
                return;
            }
            if (variants.size() == 1) {
                // With nothing to choose from there is nothing to tell apart.
                ProductDraft.Variant only = variants.get(0);
                variants.set(0, new ProductDraft.Variant(only.sku(), "", null, only.options(), only.price(),
                        only.compareAt(), only.picture(), only.pictureAlt(), only.stock()));
            }
            finished.add(product.slug());
            products.accept(new ProductDraft(product.slug(), product.category(), product.name(), product.nameDe(),
                    product.brand(), product.description(), product.descriptionDe(), product.taxClass(),
                    product.attributes(), variants));
            product = null;
            variants.clear();
        }
    }

    /** One record, read by the names of its columns. */
    private final class Row {

        private final CSVRecord record;

        Row(CSVRecord record) {
            this.record = record;
            if (record.size() != columns.size()) {
                throw new RowRefused(Rejection.Code.COLUMNS,
                        record.size() + " columns where the header has " + columns.size());
            }
        }

        ProductDraft product(String slug) {
            String category = slug("category", Slugs.MAX_CATEGORY, Rejection.Code.INVALID_CATEGORY);
            String name = text("name", MAX_NAME);
            if (name.isEmpty()) {
                throw new RowRefused(Rejection.Code.NO_NAME, "the product has no name");
            }
            String taxClass = text("tax_class", MAX_NAME);
            if (!taxClass.isEmpty() && !TAX_CLASSES.contains(taxClass)) {
                throw new RowRefused(Rejection.Code.INVALID_TAX_CLASS,
                        Rejection.quoted(taxClass) + " is none of standard, reduced and zero");
            }
            return new ProductDraft(slug, category, name, nullable(text("name_de", MAX_NAME)),
                    nullable(text("brand", MAX_BRAND)), text("description", MAX_DESCRIPTION),
                    nullable(text("description_de", MAX_DESCRIPTION)), taxClass.isEmpty() ? "standard" : taxClass,
                    facts("attributes"), List.of());
        }

        ProductDraft.Variant variant() {
            String sku = text("sku", CatalogueText.MAX_RECORD);
            if (!Sku.isValid(sku)) {
                throw new RowRefused(Rejection.Code.INVALID_SKU, Rejection.quoted(sku) + " is not a SKU: 1 to "
                        + Sku.MAX_LENGTH + " letters, digits, dots, hyphens, underscores and slashes");
            }
            CurrencyUnit currency = currency();
            Money price = amount("price", currency, Rejection.Code.INVALID_PRICE);
            Money compareAt = text("compare_at_price", MAX_NAME).isEmpty() ? null
                    : amount("compare_at_price", currency, Rejection.Code.INVALID_COMPARE_AT);
            if (compareAt != null && !compareAt.isGreaterThan(price)) {
                throw new RowRefused(Rejection.Code.INVALID_COMPARE_AT,
                        "the former price " + compareAt + " is not above the price " + price);
            }
            return new ProductDraft.Variant(sku, text("option", MAX_LABEL), nullable(text("option_de", MAX_LABEL)),
                    facts("options"), price, compareAt, text("picture", MAX_NAME), text("picture_alt", MAX_PICTURE_ALT),
                    stock());
        }

        String slug(String column, int maximum, Rejection.Code code) {
            String slug = text(column, CatalogueText.MAX_RECORD);
            if (!Slugs.isValid(slug, maximum)) {
                throw new RowRefused(code, column + " " + Rejection.quoted(slug)
                        + " is not made of lower-case letters, digits and hyphens, " + maximum + " at most");
            }
            return slug;
        }

        private CurrencyUnit currency() {
            String code = text("currency", MAX_NAME);
            try {
                CurrencyUnit currency = CurrencyUnit.of(code);
                if (currency.getDecimalPlaces() <= MAX_DECIMALS) {
                    return currency;
                }
                throw new RowRefused(Rejection.Code.INVALID_CURRENCY,
                        code + " has more than " + MAX_DECIMALS + " decimals");
            } catch (IllegalCurrencyException e) {
                throw new RowRefused(Rejection.Code.INVALID_CURRENCY, Rejection.quoted(code) + " is not a currency");
            }
        }

        private Money amount(String column, CurrencyUnit currency, Rejection.Code code) {
            String text = text(column, MAX_NAME);
            if (!AMOUNT.matcher(text).matches()) {
                throw new RowRefused(code, column + " " + Rejection.quoted(text) + " is not an amount such as 12.50");
            }
            BigDecimal amount = new BigDecimal(text);
            if (amount.scale() > currency.getDecimalPlaces()) {
                throw new RowRefused(Rejection.Code.PRICE_DECIMALS, column + " " + text + " has " + amount.scale()
                        + " decimals where " + currency + " has " + currency.getDecimalPlaces());
            }
            if (amount.signum() == 0) {
                throw new RowRefused(code, column + " is nothing");
            }
            return Money.of(currency, amount);
        }

        private int stock() {
            String text = text("stock", MAX_NAME);
            if (text.isEmpty()) {
                return 0;
            }
            if (!WHOLE_NUMBER.matcher(text).matches() || Integer.parseInt(text) > MAX_STOCK) {
                throw new RowRefused(Rejection.Code.INVALID_STOCK,
                        "stock " + Rejection.quoted(text) + " is not a whole number from 0 to " + MAX_STOCK);
            }
            return Integer.parseInt(text);
        }

        /** {@code key=value;key=value}; keys become names to show: {@code nib_material} is "Nib material". */
        private Map<String, String> facts(String column) {
            Map<String, String> facts = new LinkedHashMap<>();
            String text = text(column, MAX_DESCRIPTION);
            for (String fact : text.isEmpty() ? new String[0] : text.split(";", -1)) {
                int equals = fact.indexOf('=');
                String key = equals < 0 ? "" : fact.substring(0, equals).strip().replace('_', ' ');
                String value = fact.substring(equals + 1).strip();
                if (key.isEmpty() || value.isEmpty()
                        || facts.put(Character.toUpperCase(key.charAt(0)) + key.substring(1), value) != null) {
                    throw new RowRefused(Rejection.Code.INVALID_FACTS, column + " " + Rejection.quoted(fact)
                            + " is not key=value, or the key stands there twice");
                }
            }
            return Collections.unmodifiableMap(facts);
        }

        /** The value without blanks around it; empty when the file has no such column. */
        private String text(String column, int maximum) {
            Integer index = columns.get(column);
            String text = index == null ? "" : record.get(index).strip();
            if (text.codePoints().anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r'
                    && point != '\t')) {
                throw new RowRefused(Rejection.Code.INVALID_CHARACTER, column + " holds a control character");
            }
            if (text.codePointCount(0, text.length()) > maximum) {
                throw new RowRefused(Rejection.Code.TOO_LONG,
                        column + " is longer than " + maximum + " characters");
            }
            return text;
        }

        private String nullable(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** Leaves the checks of a row; never leaves this class. */
    private static final class RowRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Rejection.Code code;

        RowRefused(Rejection.Code code, String reason) {
            super(reason, null, false, false);
            this.code = code;
        }
    }
}
