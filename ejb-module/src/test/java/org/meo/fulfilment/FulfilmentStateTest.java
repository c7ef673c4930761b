package org.meo.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FulfilmentStateTest {

    @Test
    void everyStateOfARequestCanBeReachedAndHasAWayToAnEnd() {
        assertThat(FulfilmentState.TRANSITIONS.reachable()).containsExactlyInAnyOrder(FulfilmentState.values());
        assertThat(FulfilmentState.TRANSITIONS.stuck()).isEmpty();
    }

    @Test
    void everyStateOfAReturnCanBeReachedAndHasAWayToAnEnd() {
        assertThat(ReturnState.TRANSITIONS.reachable()).containsExactlyInAnyOrder(ReturnState.values());
        assertThat(ReturnState.TRANSITIONS.stuck()).isEmpty();
    }
}
