package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meo.pricing.Benefit;
import org.meo.pricing.PromotionDraft;

class PromotionFormTest {

    private static final List<String> CURRENCIES = List.of("GBP", "EUR");

    @Test
    void readsWhatAMerchantTypes() {
        PromotionDraft draft = form(Map.of("name", " Autumn ", "kind", "TIERED", "tiers", "10 5,5\n20: 10 %", "categories", "pencils, inks",
                "minimums", "20 GBP, 24,50 EUR", "from", "2026-12-01T00:00", "until", "2026-12-24T18:00", "counted", "all",
                "withCoupon", "true")).draft();

        assertThat(draft.name()).isEqualTo("Autumn");
        assertThat(draft.tiers()).containsExactly(new Benefit.Tier(10, new BigDecimal("5.5")), new Benefit.Tier(20, new BigDecimal("10")));
        assertThat(draft.categories()).containsExactly("pencils", "inks");
        assertThat(draft.minimums()).containsEntry("GBP", new BigDecimal("20")).containsEntry("EUR", new BigDecimal("24.50"));
        assertThat(draft.until()).hasToString("2026-12-24T18:00:00Z");
        assertThat(draft.bySku()).isFalse();
        assertThat(draft.withCoupon()).isTrue();
        assertThat(form(PromotionForm.texts(draft)).draft()).isEqualTo(draft);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        PromotionForm form = form(Map.of("kind", "BUY_GET", "percent", "101", "buy", "-1", "get", "x", "skus", "not a sku!".repeat(20),
                "minimums", "20 XXX", "from", "2026-12-24T18:00", "until", "2026-12-24T17:00", "customerGroup", "No Group"));

        assertThat(form.refusals()).containsOnlyKeys("name", "percent", "buy", "get", "skus", "minimums", "until", "customerGroup");
    }

    private static PromotionForm form(Map<String, String> values) {
        return new PromotionForm(new HashMap<>(values), CURRENCIES);
    }
}
