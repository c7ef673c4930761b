package org.meo.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderStatusTest {

    @Test
    void everyStatusCanBeReachedFromTheFirst() {
        assertThat(OrderStatus.TRANSITIONS.reachable()).containsExactlyInAnyOrder(OrderStatus.values());
    }

    @Test
    void everyStatusHasAWayToAnEnd() {
        assertThat(OrderStatus.TRANSITIONS.stuck()).isEmpty();
    }

    @Test
    void nothingLeavesAFinalStatus() {
        assertThat(OrderStatus.values()).filteredOn(OrderStatus.TRANSITIONS::isFinal)
                .containsExactlyInAnyOrder(OrderStatus.COMPLETED, OrderStatus.PAYMENT_FAILED, OrderStatus.CANCELLED);
    }
}
