package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkuTest {

    @Test
    void differsByCase() {
        assertThat(new Sku("85123a")).isNotEqualTo(new Sku("85123A")).isGreaterThan(new Sku("85123A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-A", " A", "A ", "A\tB", "A'; DROP TABLE orders", "<script>", "Ä1"})
    void refusesWhatCannotBeOne(String text) {
        assertThat(Sku.isValid(text)).isFalse();
        assertThatThrownBy(() -> new Sku(text)).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_SKU"));
    }

    @Test
    void mayHoldSpaces() {
        assertThat(Sku.isValid("BANK CHARGES")).isTrue();
    }

    @Test
    void refusesMoreThanItsMostCharacters() {
        assertThat(Sku.isValid("A".repeat(Sku.MAX_LENGTH))).isTrue();
        assertThat(Sku.isValid("A".repeat(Sku.MAX_LENGTH + 1))).isFalse();
    }
}
