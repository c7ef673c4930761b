package org.meo.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.meo.shared.BusinessException;
import org.meo.shared.Sku;

/**
 * A promotion as a merchant writes it. Parts that its kind does not have are null, zero or empty.
 *
 * @param nameDe        null for none
 * @param tiers         of {@link Kind#TIERED}, in any order
 * @param categories    slugs; what lies below them is meant, too
 * @param customerGroup null for everybody
 * @param from          null for at once
 * @param until         null for no end
 * @param amounts       of {@link Kind#AMOUNT}, by currency
 * @param minimums      what the goods must come to, by currency; empty for nothing
 */
public record PromotionDraft(String name, String nameDe, Kind kind, BigDecimal percent, Integer buy, Integer get, boolean bySku,
        List<Benefit.Tier> tiers, List<String> skus, List<String> categories, String customerGroup, Instant from, Instant until,
        Map<String, BigDecimal> amounts, Map<String, BigDecimal> minimums, boolean exclusive, boolean withCoupon) {

    public static final int MAX_NAME = 100;
    public static final int MAX_PIECES = 1_000;
    /** Most tiers, and most categories. */
    public static final int MAX_ROWS = 50;
    public static final int MAX_SKUS = 1_000;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MAX_AMOUNT = new BigDecimal(1_000_000);
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** What a promotion gives. */
    public enum Kind {
        PERCENT, AMOUNT, BUY_GET, TIERED, FREE_SHIPPING
    }

    /** @throws BusinessException with the part as path: what is wrong with it */
    public PromotionDraft {
        name = required("name", name);
        nameDe = nameDe == null || nameDe.isBlank() ? null : required("nameDe", nameDe);
        tiers = List.copyOf(tiers);
        skus = skus.stream().distinct().toList();
        categories = categories.stream().distinct().toList();
        amounts = Map.copyOf(amounts);
        minimums = Map.copyOf(minimums);
        customerGroup = customerGroup == null || customerGroup.isBlank() ? null : customerGroup.strip();
        if (kind == null) {
            throw new BusinessException("REQUIRED", "kind");
        }
        boolean ofPercent = kind == Kind.PERCENT || kind == Kind.BUY_GET;
        percent = ofPercent ? percent("percent", percent) : null;
        buy = kind == Kind.BUY_GET ? pieces("buy", buy) : null;
        get = kind == Kind.BUY_GET ? pieces("get", get) : null;
        tiers = kind == Kind.TIERED ? tiers(tiers) : List.of();
        amounts = kind == Kind.AMOUNT ? amounts : Map.of();
        if (kind == Kind.AMOUNT && amounts.isEmpty()) {
            throw new BusinessException("REQUIRED", "amounts");
        }
        requireAmounts("amounts", amounts);
        requireAmounts("minimums", minimums);
        requireGoods(skus, categories);
        if (customerGroup != null && !GROUP.matcher(customerGroup).matches()) {
            throw new BusinessException("INVALID_GROUP", "customerGroup");
        }
        if (from != null && until != null && !until.isAfter(from)) {
            throw new BusinessException("ENDS_BEFORE_START", "until");
        }
    }

    private static String required(String part, String text) {
        if (text == null || text.isBlank()) {
            throw new BusinessException("REQUIRED", part);
        }
        if (text.strip().length() > MAX_NAME) {
            throw new BusinessException("TOO_LONG", part, MAX_NAME);
        }
        return text.strip();
    }

    private static BigDecimal percent(String part, BigDecimal percent) {
        if (percent == null || percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0 || percent.stripTrailingZeros().scale() > 2) {
            throw new BusinessException("INVALID_PERCENT", part);
        }
        return percent;
    }

    private static Integer pieces(String part, Integer pieces) {
        if (pieces == null || pieces < 1 || pieces > MAX_PIECES) {
            throw new BusinessException("INVALID_QUANTITY", part, MAX_PIECES);
        }
        return pieces;
    }

    private static List<Benefit.Tier> tiers(List<Benefit.Tier> tiers) {
        if (tiers.isEmpty() || tiers.size() > MAX_ROWS || tiers.stream().map(Benefit.Tier::from).distinct().count() < tiers.size()) {
            throw new BusinessException("INVALID_TIERS", "tiers");
        }
        tiers.forEach(tier -> percent("tiers", tier.percent()));
        if (tiers.stream().anyMatch(tier -> tier.from() < 1 || tier.from() > MAX_PIECES)) {
            throw new BusinessException("INVALID_TIERS", "tiers");
        }
        return tiers.stream().sorted(java.util.Comparator.comparingInt(Benefit.Tier::from)).toList();
    }

    private static void requireAmounts(String part, Map<String, BigDecimal> amounts) {
        amounts.values().forEach(amount -> {
            if (amount.signum() <= 0 || amount.compareTo(MAX_AMOUNT) > 0 || amount.stripTrailingZeros().scale() > 2) {
                throw new BusinessException("AMOUNT_OUT_OF_RANGE", part, MAX_AMOUNT);
            }
        });
    }

    private static void requireGoods(List<String> skus, List<String> categories) {
        skus.stream().filter(sku -> !Sku.isValid(sku)).findFirst().ifPresent(sku -> {
            throw new BusinessException("NO_SUCH_SKU", "skus", shortened(sku));
        });
        if (skus.size() > MAX_SKUS) {
            throw new BusinessException("TOO_MANY", "skus", MAX_SKUS);
        }
        if (categories.size() > MAX_ROWS) {
            throw new BusinessException("TOO_MANY", "categories", MAX_ROWS);
        }
    }

    static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 64));
    }
}
