package org.meo.catalog.intake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Sku;

/**
 * Invoice lines of a retailer ("Online Retail" of the UCI repository), from which a catalogue is made: one product for
 * each SKU that at least one line sells or takes back as goods with a description and a price.
 * <ul>
 * <li>The name is the most frequent description, the first in the alphabet among equals, in title case.
 * <li>The price is the most frequent unit price, the lowest among equals, in pounds rounded half up to the penny.
 * <li>The category comes from words of the name; 100 of each are put on hand.
 * </ul>
 * Every line is judged by itself, so a SKU that gives no product has only rejected lines. What is kept in memory is a
 * few figures a SKU.
 */
final class InvoiceFile implements CatalogueFile {

    static final List<String> COLUMNS = List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate",
            "UnitPrice", "CustomerID", "Country");
    private static final Set<String> SPOKEN_OF = Set.of("product", "sku", "category", "name", "price", "currency", "stock");
    static final int INITIAL_STOCK = 100;

    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("GBP");
    private static final int MAX_SKUS = 200_000;
    /** Most different descriptions, and most different prices, that are counted of a SKU; later others are not. */
    private static final int MAX_DIFFERENT = 100;
    private static final int MAX_NAME = 200;

    private static final Pattern PRICE = Pattern.compile("-?[0-9]{1,10}(?:\\.[0-9]{1,10})?");
    private static final Set<String> NO_GOODS_SKUS = Set.of("POST", "DOT", "C2", "C3", "D", "M", "S", "B", "CRUK",
            "AMAZONFEE", "BANK CHARGES");
    private static final Pattern NO_GOODS_SKU = Pattern.compile("(?i)gift_.*|adjust.*|test[0-9]*");
    private static final Pattern NO_GOODS = Pattern.compile("(?i)(?:(?:dotcom|next day) )?(?:postage|carriage)|manual"
            + "|discount|samples?|.*\\bcharges?|amazon fee|adjust .*|.*\\bcommission|.*\\bgift voucher.*");
    /** Words that the warehouse writes and that no product is named by, where somebody wrote in small letters. */
    private static final Pattern REMARK_WORDS = Pattern.compile("(?i).*\\b(?:damage[ds]?|wrong|wrongly|thrown?|found|check"
            + "|adjust|adjustment|missing|lost|rusty|wet|mouldy|faulty|broken|smashed|crushed|cracked|returned|counted"
            + "|barcode|mailout|showroom|display|samples?|dotcom|amazon|ebay|sold|credit|creditted|credited|coded?|rcvd"
            + "|given away|stock|smudges|order|reverse|mix up|label|cargo|incorrectly|mystery|cant)\\b.*");
    private static final Pattern REMARK_CAPITALS = Pattern.compile("(?:DAMAGED?|DAMAGES|LOST|MISSING|FOUND|MIA|FBA|CHECK"
            + "|ADJUSTMENT|THROWN AWAY|UNSALEABLE|BROKEN|.*\\bCREDIT ERROR\\b.*)\\W*");

    private final CatalogueSource source;
    private final Map<String, Evidence> bySku = new TreeMap<>();

    InvoiceFile(CatalogueSource source) {
        this.source = source;
    }

    static boolean hasColumns(List<String> header) {
        return header.equals(COLUMNS);
    }

    @Override
    public ImportTally check(Consumer<Rejection> rejections) {
        bySku.clear();
        ImportTally tally = new ImportTally(rejections);
        source.read((line, record) -> {
            Rejection rejection = judge(line, record, tally);
            if (rejection == null) {
                tally.take();
            } else {
                tally.reject(rejection);
            }
        });
        return tally;
    }

    /** @return null when the line was taken */
    private Rejection judge(long line, CSVRecord record, ImportTally tally) {
        if (record.size() != COLUMNS.size()) {
            return new Rejection(line, null, Rejection.Code.COLUMNS,
                    record.size() + " columns where the header has " + COLUMNS.size());
        }
        String sku = record.get(1).strip();
        String description = record.get(2).strip();
        Evidence evidence = bySku.get(sku);
        // Most lines repeat an earlier one's name, which was found good then.
        Rejection unnamed = evidence != null && evidence.names(description) ? null : judgeName(line, sku, description);
        if (unnamed != null) {
            return unnamed;
        }
        String text = record.get(5).strip();
        if (!PRICE.matcher(text).matches()) {
            return new Rejection(line, sku, Rejection.Code.INVALID_PRICE,
                    "unit price " + Rejection.quoted(text) + " is not an amount");
        }
        BigDecimal exact = new BigDecimal(text);
        BigDecimal price = exact.setScale(2, RoundingMode.HALF_UP);
        if (price.signum() <= 0) {
            return new Rejection(line, sku, Rejection.Code.NO_PRICE, "unit price " + text + " is no price");
        }
        if (price.compareTo(exact) != 0) {
            tally.notice("prices rounded to the penny");
        }
        if (evidence == null) {
            if (bySku.size() >= MAX_SKUS) {
                throw new BrokenCatalogueException(line, "a catalogue has at most " + MAX_SKUS + " SKUs");
            }
            evidence = new Evidence();
            bySku.put(sku, evidence);
        }
        evidence.add(description, price);
        return null;
    }

    /** @return null when it can be a product's */
    private static Rejection judgeName(long line, String sku, String description) {
        if (NO_GOODS_SKUS.contains(sku.toUpperCase(Locale.ROOT)) || NO_GOODS_SKU.matcher(sku).matches()
                || NO_GOODS.matcher(description).matches()) {
            return new Rejection(line, sku, Rejection.Code.NOT_GOODS,
                    Rejection.quoted(description) + " is no goods but a charge, a voucher or a correction");
        }
        if (!Sku.isValid(sku)) {
            return new Rejection(line, sku, Rejection.Code.INVALID_SKU, Rejection.quoted(sku) + " is not a SKU");
        }
        if (description.isEmpty()) {
            return new Rejection(line, sku, Rejection.Code.NO_NAME, "there is no description");
        }
        if (description.codePoints().anyMatch(Character::isISOControl)) {
            return new Rejection(line, sku, Rejection.Code.INVALID_CHARACTER, "the description holds a control character");
        }
        if (description.codePointCount(0, description.length()) > MAX_NAME) {
            return new Rejection(line, sku, Rejection.Code.TOO_LONG,
                    "the description is longer than " + MAX_NAME + " characters");
        }
        if (isRemark(description)) {
            return new Rejection(line, sku, Rejection.Code.REMARK,
                    Rejection.quoted(description) + " is a remark, not the name of a product");
        }
        return null;
    }

    static boolean isRemark(String description) {
        boolean letters = description.codePoints().anyMatch(Character::isLetter);
        boolean small = description.codePoints().anyMatch(Character::isLowerCase);
        boolean capital = description.codePoints().anyMatch(Character::isUpperCase);
        return !letters || description.indexOf('?') >= 0 || small && !capital
                || small && REMARK_WORDS.matcher(description).matches()
                || !small && REMARK_CAPITALS.matcher(description).matches();
    }

    @Override
    public List<CategoryDraft> categories() {
        Set<String> used = bySku.values().stream().map(evidence -> KeywordCategories.slugOf(evidence.name()))
                .collect(Collectors.toSet());
        return KeywordCategories.all().stream().filter(category -> used.contains(category.slug())).toList();
    }

    @Override
    public void products(Consumer<ProductDraft> products) {
        long place = 0;
        for (Map.Entry<String, Evidence> entry : bySku.entrySet()) {
            String sku = entry.getKey();
            String name = entry.getValue().name();
            place++;
            products.accept(ProductDraft.plain(place, Slugs.ofProduct(name, sku), KeywordCategories.slugOf(name), name, sku,
                    Money.of(CURRENCY, entry.getValue().price()), INITIAL_STOCK));
        }
    }

    @Override
    public boolean namesSlugs() {
        return false;
    }

    @Override
    public Set<String> columns() {
        return SPOKEN_OF;
    }

    /** What the lines of one SKU say. */
    private static final class Evidence {

        private final Map<String, Integer> descriptions = new HashMap<>(2);
        private final Map<BigDecimal, Integer> prices = new HashMap<>(4);

        void add(String description, BigDecimal price) {
            count(descriptions, description);
            count(prices, price);
        }

        private static <K> void count(Map<K, Integer> counts, K key) {
            if (counts.size() < MAX_DIFFERENT || counts.containsKey(key)) {
                counts.merge(key, 1, Integer::sum);
            }
        }

        boolean names(String description) {
            return descriptions.containsKey(description);
        }

        String name() {
            return DisplayName.of(mostFrequent(descriptions));
        }

        BigDecimal price() {
            return mostFrequent(prices);
        }

        private static <K extends Comparable<K>> K mostFrequent(Map<K, Integer> counts) {
            return counts.entrySet().stream()
                    .max(Map.Entry.<K, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .orElseThrow().getKey();
        }
    }
}
