package org.meo.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @Test
    void findsThePageAndTheThingItIsOf() {
        assertThat(Routes.find("/")).isEqualTo(new Routes.Route("home", null));
        assertThat(Routes.find("/cart")).isEqualTo(new Routes.Route("cart", null));
        assertThat(Routes.find("/c/notebooks")).isEqualTo(new Routes.Route("category", "notebooks"));
        assertThat(Routes.find("/order/M-1")).isEqualTo(new Routes.Route("order", "M-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/c", "/c/", "/c/a/b", "/cart/", "/nope", "/home", "/p//a", "/WEB-INF/views/cart.xhtml", "/assets/1/a"})
    void leavesAloneWhatIsNoPage(String path) {
        assertThat(Routes.find(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/search", "/cart", "/checkout", "/delivery", "/returns", "/privacy", "/c/x", "/p/x", "/order/x"})
    void everyPageHasItsView(String path) {
        assertThat(Files.exists(Path.of("src/main/webapp" + Routes.find(path).path()))).isTrue();
    }
}
