package org.meo.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    @Test
    void everyStatusCanBeReachedFromTheFirst() {
        assertThat(reachableFrom(OrderStatus.PENDING_PAYMENT)).containsExactlyInAnyOrder(OrderStatus.values());
    }

    @ParameterizedTest
    @EnumSource
    void aFinalStatusCanBeReachedFromEvery(OrderStatus status) {
        assertThat(reachableFrom(status)).anyMatch(OrderStatus::isFinal);
    }

    @Test
    void nothingLeavesAFinalStatus() {
        assertThat(OrderStatus.values()).filteredOn(OrderStatus::isFinal)
                .containsExactlyInAnyOrder(OrderStatus.COMPLETED, OrderStatus.PAYMENT_FAILED, OrderStatus.CANCELLED);
    }

    private static Set<OrderStatus> reachableFrom(OrderStatus start) {
        Set<OrderStatus> reached = EnumSet.of(start);
        Deque<OrderStatus> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            OrderStatus from = open.pop();
            for (OrderStatus to : OrderStatus.values()) {
                if (from.canBecome(to) && reached.add(to)) {
                    open.push(to);
                }
            }
        }
        return reached;
    }
}
