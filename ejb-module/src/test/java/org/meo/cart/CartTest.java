package org.meo.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

class CartTest {

    private final Cart cart = new Cart(SecretToken.hash(SecretToken.create()), "GBP", Instant.EPOCH);

    @Test
    void keepsTheOrderInWhichLinesCame() {
        cart.put("B", 1, Instant.EPOCH);
        cart.put("A", 1, Instant.EPOCH);
        cart.put("B", 5, Instant.EPOCH);

        assertThat(cart.lines()).extracting(CartLine::sku).containsExactly("B", "A");
        assertThat(cart.line("B")).get().extracting(CartLine::quantity).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_000, 1_000_000_000})
    void rejectsImpossibleQuantities(int quantity) {
        assertThatThrownBy(() -> cart.put("A", quantity, Instant.EPOCH)).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo("INVALID_QUANTITY"));
    }

    @Test
    void rejectsMoreThanItsMostLines() {
        for (int line = 0; line < Carts.MAX_LINES; line++) {
            cart.put("SKU-" + line, 1, Instant.EPOCH);
        }
        assertThatThrownBy(() -> cart.put("ONE-MORE", 1, Instant.EPOCH)).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo("CART_FULL"));
        cart.put("SKU-0", 2, Instant.EPOCH);
    }

    @Test
    void tokensAreSecretAndOfOneForm() {
        assertThat(SecretToken.create()).hasSize(24).matches("[A-Za-z0-9_-]+").isNotEqualTo(SecretToken.create());
        assertThat(SecretToken.isPossible("short")).isFalse();
        assertThat(SecretToken.isPossible(null)).isFalse();
    }
}
