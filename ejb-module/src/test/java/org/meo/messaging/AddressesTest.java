package org.meo.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.replies", "meo.orders.replies.acme", "bc4a8709-e593-11f1-9669-02fc00000001"})
    void partnerIsAnsweredWhereItReads(String address) {
        assertThat(Addresses.mayBeAnswered(address, "acme")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"meo.orders.replies.globex", "meo.orders.replies.", "meo.events.orders", "meo.orders.in", "", "meo.dlq",
            "bc4a8709-e593-11f1-9669-02fc00000001.x"})
    void partnerIsAnsweredNowhereElse(String address) {
        assertThat(Addresses.mayBeAnswered(address, "acme")).isFalse();
    }
}
