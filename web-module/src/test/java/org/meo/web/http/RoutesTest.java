package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.Language;

class RoutesTest {

    @Test
    void findsThePageAndTheThingItIsOf() {
        assertThat(Routes.find("/")).isEqualTo(new Routes.Route("home", null, Language.ENGLISH, "/"));
        assertThat(Routes.find("/cart")).isEqualTo(new Routes.Route("cart", null, Language.ENGLISH, "/cart"));
        assertThat(Routes.find("/c/notebooks")).isEqualTo(new Routes.Route("category", "notebooks", Language.ENGLISH, "/c/notebooks"));
        assertThat(Routes.find("/order/M-1")).isEqualTo(new Routes.Route("order", "M-1", Language.ENGLISH, "/order/M-1"));
    }

    @Test
    void aLanguageComesBeforeThePage() {
        assertThat(Routes.find("/de")).isEqualTo(new Routes.Route("home", null, Language.GERMAN, "/"));
        assertThat(Routes.find("/de/c/notebooks")).isEqualTo(new Routes.Route("category", "notebooks", Language.GERMAN, "/c/notebooks"));
        assertThat(Routes.find("/de/")).isNull();
        assertThat(Routes.find("/de/de")).isNull();
        assertThat(Routes.find("/en/cart")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/c", "/c/", "/c/a/b", "/cart/", "/nope", "/home", "/p//a", "/payments/simulated", "/payments/simulated/", "/payments/simulated/x/y", "/WEB-INF/views/cart.xhtml", "/assets/1/a"})
    void leavesAloneWhatIsNoPage(String path) {
        assertThat(Routes.find(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/cart", "/checkout", "/delivery", "/returns", "/privacy", "/c/x", "/p/x", "/order/x", "/payments/simulated/x"})
    void everyPageHasItsView(String path) {
        assertThat(Files.exists(Path.of("src/main/webapp" + Routes.find(path).path()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/account", "/checkout", "/p/a-pen?sku=A-1", "/order/M-1?key=abc", "/search?q=a+b%20c", "/admin"})
    void knowsItsOwnPages(String address) {
        assertThat(Routes.isPage(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "account",
            "/nope", "/account\r\nSet-Cookie: a=b", "/account\\..", "javascript:alert(1)", "/%2f%2fevil.example", "/de/account"})
    void sendsNobodyElsewhere(String address) {
        assertThat(Routes.isPage(address)).isFalse();
        assertThat(Routes.isPage(null)).isFalse();
        assertThat(Routes.isPage("/search?q=" + "a".repeat(10_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/code", "/logout", "/register", "/register/verify", "/password/forgot",
            "/password/reset", "/account", "/account/profile", "/account/addresses", "/account/security", "/account/email",
            "/account/delete", "/admin/customers", "/admin/customer", "/admin/audit"})
    void everyPageOfAnAccountHasItsView(String path) {
        assertThat(Files.exists(Path.of("src/main/webapp" + Routes.find(path).path()))).isTrue();
    }
}
