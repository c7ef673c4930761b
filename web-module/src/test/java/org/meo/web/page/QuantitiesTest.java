package org.meo.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.BusinessException;

class QuantitiesTest {

    @Test
    void readsAWholeNumber() {
        assertThat(Quantities.parse(" 12 ")).isEqualTo(12);
        assertThat(Quantities.parse("0")).isZero();
        assertThat(Quantities.parse("999999999")).isEqualTo(999_999_999);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "1.5", "abc", "1000000000", "99999999999", "1e3", "<b>"})
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(BusinessException.class).isThrownBy(() -> Quantities.parse(text))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("INVALID_QUANTITY"));
    }
}
