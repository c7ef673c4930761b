package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGuardFilterTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "same-origin, -,                       shop.example,      false",
        "none,        -,                       shop.example,      false",
        "same-site,   https://a.shop.example,  shop.example,      true",
        "cross-site,  https://evil.example,    shop.example,      true",
        // The browser's own word outweighs an origin that a referrer policy hides.
        "same-origin, null,                    shop.example,      false",
        "-,           https://shop.example,    shop.example,      false",
        "-,           http://127.0.0.1:8080,   127.0.0.1:8080,    false",
        "-,           https://SHOP.example,    Shop.Example,      false",
        "-,           http://127.0.0.1:9999,   127.0.0.1:8080,    true",
        "-,           https://evil.example,    shop.example,      true",
        "-,           https://shop.example.evil.example, shop.example, true",
        "-,           null,                    shop.example,      true",
        "-,           not an origin,           shop.example,      true",
        "-,           https://shop.example,    -,                 true",
    })
    void knowsWhatAnotherSiteSent(String fetchSite, String origin, String host, boolean crossSite) {
        assertThat(RequestGuardFilter.isCrossSite(fetchSite, origin, host)).isEqualTo(crossSite);
    }

    @Test
    void aClientThatIsNoBrowserIsLetIn() {
        assertThat(RequestGuardFilter.isCrossSite(null, null, "shop.example")).isFalse();
    }
}
