package org.meo.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class FulfilmentTest {

    private final Fulfilment fulfilment = new Fulfilment("M-1", new TreeMap<>(Map.of("PEN", 3, "PAD", 1)), Instant.EPOCH, null);

    @Test
    void partsAddUp() {
        assertThat(fulfilment.ship(Map.of("PEN", 2))).isFalse();
        assertThat(fulfilment.ship(Map.of("PAD", 1))).isFalse();
        assertThat(fulfilment.ship(Map.of("PEN", 1))).isTrue();
    }

    @Test
    void rejectsMoreThanOrdered() {
        fulfilment.ship(Map.of("PEN", 2));

        assertRefused("MORE_THAN_ORDERED", Map.of("PEN", 2));
    }

    @Test
    void rejectsWhatWasNotOrdered() {
        assertRefused("UNKNOWN_SKU", Map.of("INK", 1));
    }

    @Test
    void theRestCanBeCalledOffOnceSomethingLeft() {
        assertThatThrownBy(fulfilment::cutShort).isInstanceOf(BusinessException.class);
        fulfilment.ship(Map.of("PEN", 2));

        assertThatThrownBy(fulfilment::cancel).isInstanceOf(BusinessException.class);
        assertThat(fulfilment.cutShort()).containsExactlyInAnyOrderEntriesOf(Map.of("PEN", 1, "PAD", 1));
        assertRefused("FULFILMENT_STATE", Map.of("PEN", 1));
    }

    @Test
    void whatIsCalledOffIsNotSent() {
        fulfilment.cancel();

        assertRefused("FULFILMENT_STATE", Map.of("PEN", 1));
    }

    @Test
    void parcelsOfKnownCarriersCanBeFollowed() {
        assertThat(Carriers.trackingUrl("Royal Mail", "RM 1/2")).hasValueSatisfying(url -> assertThat(url).endsWith("RM+1%2F2"));
        assertThat(Carriers.trackingUrl("DHL Express", "1")).isPresent();
        assertThat(Carriers.trackingUrl("Upside Down Parcels", "1")).isEmpty();
    }

    private void assertRefused(String code, Map<String, Integer> parcel) {
        assertThatThrownBy(() -> fulfilment.ship(parcel)).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
