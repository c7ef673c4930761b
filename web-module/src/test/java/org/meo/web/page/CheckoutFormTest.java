package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class CheckoutFormTest {

    private static final YearMonth TODAY = YearMonth.of(2026, 5);

    private final Map<String, String> values = new HashMap<>(Map.of("email", "ann@example.org", "name", "Ann Example",
            "line1", "1 High Street", "city", "Leeds", "postalCode", "LS1 1AA", "country", "GB", "cardNumber",
            "4242 4242 4242 4242", "cardExpiry", "12/30", "cardCode", "123"));

    @Test
    void takesWhatIsRight() {
        CheckoutForm form = new CheckoutForm(values, TODAY);

        assertThat(form.refusals()).isEmpty();
        assertThat(form.email().value()).isEqualTo("ann@example.org");
        assertThat(form.address().line2()).isNull();
        assertThat(form.card().last4()).isEqualTo("4242");
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        assertThat(new CheckoutForm(Map.of(), TODAY).refusals().keySet()).containsExactly("email", "name", "line1", "city",
                "postalCode", "country", "cardNumber", "cardExpiry", "cardCode");
    }

    @Test
    void tellsWhatIsWrongWithEachField() {
        values.put("email", "nobody");
        values.put("line1", "x".repeat(10_000));
        values.put("region", "a\nb");
        values.put("country", "XX");
        values.put("cardExpiry", "04/26");

        Map<String, BusinessException> refusals = new CheckoutForm(values, TODAY).refusals();

        assertThat(refusals).hasSize(5);
        assertThat(refusals.get("email").code()).isEqualTo("INVALID_EMAIL");
        assertThat(refusals.get("line1").code()).isEqualTo("TOO_LONG");
        assertThat(refusals.get("region").code()).isEqualTo("INVALID_TEXT");
        assertThat(refusals.get("country").code()).isEqualTo("UNKNOWN_COUNTRY");
        assertThat(refusals.get("cardExpiry").code()).isEqualTo("CARD_EXPIRED");
    }

    @Test
    void aNameMayHoldAnythingThatCanBePrinted() {
        values.put("name", "<script>alert('Zoë')</script>");

        assertThat(new CheckoutForm(values, TODAY).address().name()).isEqualTo("<script>alert('Zoë')</script>");
    }
}
