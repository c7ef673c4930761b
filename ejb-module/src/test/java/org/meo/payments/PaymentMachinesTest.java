package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaymentMachinesTest {

    @Test
    void everyStateCanBeReachedAndHasAWayToAnEnd() {
        assertThat(PaymentStatus.TRANSITIONS.reachable()).containsExactlyInAnyOrder(PaymentStatus.values());
        assertThat(PaymentStatus.TRANSITIONS.stuck()).isEmpty();
        assertThat(RefundStatus.TRANSITIONS.reachable()).containsExactlyInAnyOrder(RefundStatus.values());
        assertThat(RefundStatus.TRANSITIONS.stuck()).isEmpty();
        assertThat(OperationStatus.TRANSITIONS.reachable()).containsExactlyInAnyOrder(OperationStatus.values());
        assertThat(OperationStatus.TRANSITIONS.stuck()).isEmpty();
    }

    @Test
    void statementsAskForTheStatesThatMayComeBefore() {
        assertThat(PaymentStatus.TRANSITIONS.before(PaymentStatus.CAPTURED)).containsExactly(PaymentStatus.AUTHORISED);
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                assertThat(PaymentStatus.TRANSITIONS.before(to).contains(from)).isEqualTo(from.canBecome(to));
            }
        }
    }
}
