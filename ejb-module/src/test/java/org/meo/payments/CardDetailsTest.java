package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.BusinessException;

class CardDetailsTest {

    private static final YearMonth TODAY = YearMonth.of(2026, 11);

    @ParameterizedTest
    @ValueSource(strings = {"12/30", "12 / 30", "1230", "12/2030", " 12/30 "})
    void readsExpiryAsPeopleWriteIt(String expiry) {
        assertThat(CardDetails.parse("4242 4242 4242 4242", expiry, "123", TODAY).expiry()).isEqualTo(YearMonth.of(2030, 12));
    }

    @Test
    void acceptsTheMonthOfExpiry() {
        assertThat(CardDetails.parse("4242424242424242", "11/26", "123", TODAY).last4()).isEqualTo("4242");
    }

    @ParameterizedTest
    @CsvSource({
        "4242 4242 4242 4241, 12/30, 123, INVALID_CARD_NUMBER, cardNumber",
        "1234, 12/30, 123, INVALID_CARD_NUMBER, cardNumber",
        "<script>, 12/30, 123, INVALID_CARD_NUMBER, cardNumber",
        "'', 12/30, 123, REQUIRED, cardNumber",
        "4242424242424242, 13/30, 123, INVALID_EXPIRY, cardExpiry",
        "4242424242424242, soon, 123, INVALID_EXPIRY, cardExpiry",
        "4242424242424242, 10/26, 123, CARD_EXPIRED, cardExpiry",
        "4242424242424242, 12/30, 12, INVALID_SECURITY_CODE, cardCode",
        "4242424242424242, 12/30, '', REQUIRED, cardCode"
    })
    void saysWhatIsWrongWhere(String number, String expiry, String code, String error, String path) {
        assertThatThrownBy(() -> CardDetails.parse(number, expiry, code, TODAY))
                .isInstanceOfSatisfying(BusinessException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(error);
                    assertThat(refused.path()).isEqualTo(path);
                });
    }

    @Test
    void saysNeitherNumberNorCodeInItsText() {
        assertThat(CardDetails.parse("4242424242424242", "12/30", "987", TODAY)).asString()
                .doesNotContain("42424242").doesNotContain("987");
    }
}
