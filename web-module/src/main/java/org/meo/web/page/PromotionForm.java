package org.meo.web.page;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meo.pricing.Benefit;
import org.meo.pricing.PromotionDraft;
import org.meo.shared.BusinessException;

/** The texts of a promotion's fields, and everything that is wrong with them at once; the rules are {@link PromotionDraft}'s. */
final class PromotionForm {

    /** Fields with a text that is always taken. */
    static final Map<String, String> SAMPLES = Map.ofEntries(entry("name", "A"), entry("nameDe", ""), entry("kind", "FREE_SHIPPING"),
            entry("percent", "10"), entry("buy", "1"), entry("get", "1"), entry("tiers", "5 10"), entry("skus", ""),
            entry("categories", ""), entry("customerGroup", ""), entry("from", ""), entry("until", ""), entry("amounts", "1 GBP"),
            entry("minimums", ""));

    private final FormReading reading;
    private final PromotionDraft draft;

    /**
     * @param values     by field name; one that is missing counts as empty
     * @param currencies that amounts can be in
     */
    PromotionForm(Map<String, String> values, List<String> currencies) {
        reading = new FormReading(values);
        draft = reading.read(SAMPLES, texts -> read(texts, values, currencies));
    }

    private static PromotionDraft read(Map<String, String> texts, Map<String, String> values, List<String> currencies) {
        return new PromotionDraft(texts.get("name"), texts.get("nameDe"), kind(texts.get("kind")),
                Typed.decimal("percent", texts.get("percent")), Typed.whole("buy", texts.get("buy")),
                Typed.whole("get", texts.get("get")), !"all".equals(values.get("counted")), tiers(texts.get("tiers")),
                Typed.words(texts.get("skus")), Typed.words(texts.get("categories")), texts.get("customerGroup"),
                Typed.time("from", texts.get("from")), Typed.time("until", texts.get("until")),
                Typed.amounts("amounts", texts.get("amounts"), currencies),
                Typed.amounts("minimums", texts.get("minimums"), currencies),
                "true".equals(values.get("exclusive")), "true".equals(values.get("withCoupon")));
    }

    private static PromotionDraft.Kind kind(String name) {
        return Arrays.stream(PromotionDraft.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
    }

    /** A line each: from how many pieces, how many percent. */
    private static List<Benefit.Tier> tiers(String typed) {
        List<Benefit.Tier> tiers = new ArrayList<>();
        for (String line : typed.strip().split("\\s*[\\n;]\\s*")) {
            if (!line.isBlank()) {
                String[] parts = line.strip().replace("%", "").strip().split("[\\s:]+");
                Integer from = parts.length == 2 ? Typed.whole("tiers", parts[0]) : null;
                BigDecimal percent = parts.length == 2 ? Typed.decimal("tiers", parts[1]) : null;
                if (from == null || percent == null) {
                    throw new BusinessException("INVALID_TIERS", "tiers");
                }
                tiers.add(new Benefit.Tier(from, percent));
            }
        }
        return tiers;
    }

    /** What is wrong, by field; empty when the draft may be used. */
    Map<String, BusinessException> refusals() {
        return reading.refusals();
    }

    PromotionDraft draft() {
        return draft;
    }

    /** The texts with which a form shows a promotion. */
    static Map<String, String> texts(PromotionDraft draft) {
        Map<String, String> texts = new HashMap<>();
        texts.put("name", draft.name());
        texts.put("nameDe", text(draft.nameDe()));
        texts.put("kind", draft.kind().name());
        texts.put("percent", draft.percent() == null ? "" : draft.percent().stripTrailingZeros().toPlainString());
        texts.put("buy", text(draft.buy()));
        texts.put("get", text(draft.get()));
        texts.put("counted", draft.bySku() ? "sku" : "all");
        texts.put("tiers", draft.tiers().stream().map(tier -> tier.from() + " " + tier.percent().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("\n")));
        texts.put("skus", String.join("\n", draft.skus()));
        texts.put("categories", String.join("\n", draft.categories()));
        texts.put("customerGroup", text(draft.customerGroup()));
        texts.put("from", Typed.written(draft.from()));
        texts.put("until", Typed.written(draft.until()));
        texts.put("amounts", Typed.written(draft.amounts()));
        texts.put("minimums", Typed.written(draft.minimums()));
        texts.put("exclusive", String.valueOf(draft.exclusive()));
        texts.put("withCoupon", String.valueOf(draft.withCoupon()));
        return texts;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
