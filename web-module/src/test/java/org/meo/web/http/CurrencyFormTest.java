package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyFormTest {

    @Test
    void goesBackToThePageOfThisStore() {
        assertThat(CurrencyForm.back("https://meo.example/de/c/writing?sort=price", "meo.example")).isEqualTo("/de/c/writing?sort=price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/cart", "https://meo.example//evil.example", "javascript:alert(1)", "not an address", ""})
    void goesNowhereElse(String referer) {
        assertThat(CurrencyForm.back(referer, "meo.example")).isEqualTo("/");
        assertThat(CurrencyForm.back(null, "meo.example")).isEqualTo("/");
    }
}
