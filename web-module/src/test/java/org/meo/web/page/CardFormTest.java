package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardFormTest {

    private static final YearMonth TODAY = YearMonth.of(2026, 5);
    private final Map<String, String> values = new HashMap<>(
            Map.of("cardNumber", "4242 4242 4242 4242", "cardExpiry", "12/30", "cardCode", "123"));

    @Test
    void takesACard() {
        assertThat(new CardForm(values, TODAY).refusals()).isEmpty();
        assertThat(new CardForm(values, TODAY).card().last4()).isEqualTo("4242");
    }

    @Test
    void tellsWhatIsWrong() {
        values.put("cardExpiry", "04/26");
        values.put("cardCode", "12");

        assertThat(new CardForm(values, TODAY).refusals().keySet()).containsExactly("cardExpiry", "cardCode");
    }

    @Test
    void emptyMeansThatNothingWasTyped() {
        assertThat(CardForm.isEmpty(Map.of("cardNumber", " "))).isTrue();
        assertThat(CardForm.isEmpty(values)).isFalse();
    }
}
