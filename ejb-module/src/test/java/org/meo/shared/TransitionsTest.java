package org.meo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private enum Light { OFF, ON, BLINKING, BROKEN }

    private final Transitions<Light> table = new Transitions<>(Light.OFF, Map.of(Light.OFF, Set.of(Light.ON, Light.BROKEN),
            Light.ON, Set.of(Light.OFF), Light.BLINKING, Set.of(Light.BLINKING), Light.BROKEN, Set.of()));

    @Test
    void tellsWhatCanNotBeReachedAndWhatHasNoEnd() {
        assertThat(table.reachable()).containsExactlyInAnyOrder(Light.OFF, Light.ON, Light.BROKEN);
        assertThat(table.stuck()).containsExactly(Light.BLINKING);
        assertThat(table.isFinal(Light.BROKEN)).isTrue();
        assertThat(table.allows(Light.ON, Light.BROKEN)).isFalse();
    }

    @Test
    void wantsARowForEveryState() {
        assertThatThrownBy(() -> new Transitions<>(Light.OFF, Map.of(Light.OFF, Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
