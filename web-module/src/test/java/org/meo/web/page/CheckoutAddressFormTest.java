package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class CheckoutAddressFormTest {

    private final Map<String, String> values = new HashMap<>(Map.of("email", "ann@example.org", "name", "Ann Example",
            "line1", "1 High Street", "city", "Leeds", "postalCode", "LS1 1AA", "country", "GB", "bill_country", "DE"));

    @Test
    void takesWhatIsRight() {
        CheckoutAddressForm form = new CheckoutAddressForm(values);

        assertThat(form.refusals()).isEmpty();
        assertThat(form.email().value()).isEqualTo("ann@example.org");
        assertThat(form.shipTo().line2()).isNull();
        assertThat(form.phone()).isNull();
        assertThat(form.billTo()).isNull();
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        assertThat(new CheckoutAddressForm(Map.of()).refusals().keySet())
                .containsExactly("email", "name", "line1", "city", "postalCode", "country");
    }

    @Test
    void tellsWhatIsWrongWithEachField() {
        values.put("email", "nobody");
        values.put("line1", "x".repeat(10_000));
        values.put("region", "a\nb");
        values.put("country", "XX");
        values.put("phone", "call me");

        Map<String, BusinessException> refusals = new CheckoutAddressForm(values).refusals();

        assertThat(refusals).hasSize(5);
        assertThat(refusals.get("email").code()).isEqualTo("INVALID_EMAIL");
        assertThat(refusals.get("line1").code()).isEqualTo("TOO_LONG");
        assertThat(refusals.get("region").code()).isEqualTo("INVALID_TEXT");
        assertThat(refusals.get("country").code()).isEqualTo("UNKNOWN_COUNTRY");
        assertThat(refusals.get("phone").code()).isEqualTo("INVALID_PHONE");
    }

    @Test
    void aBillingAddressIsReadOnceAnythingOfItIsThere() {
        values.put("bill_name", "Books Ltd");

        assertThat(new CheckoutAddressForm(values).refusals().keySet())
                .containsExactly("bill_line1", "bill_city", "bill_postalCode");

        values.putAll(Map.of("bill_line1", "2 Low Road", "bill_city", "Berlin", "bill_postalCode", "10115"));
        assertThat(new CheckoutAddressForm(values).billTo().country()).isEqualTo("DE");
    }

    @Test
    void aNameMayHoldAnythingThatCanBePrinted() {
        values.put("name", "<script>alert('Zoë')</script>");

        assertThat(new CheckoutAddressForm(values).shipTo().name()).isEqualTo("<script>alert('Zoë')</script>");
    }
}
