package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    @Test
    void everyStatusOfAPaymentCanBeReachedAndCanEnd() {
        assertSound(PaymentStatus.class, PaymentStatus.INTENDED, PaymentStatus.TRANSITIONS);
    }

    @Test
    void everyStatusOfARefundCanBeReachedAndCanEnd() {
        assertSound(RefundStatus.class, RefundStatus.REQUESTED, RefundStatus.TRANSITIONS);
    }

    @Test
    void everyStatusOfAnOperationCanBeReachedAndCanEnd() {
        assertSound(OperationStatus.class, OperationStatus.REQUESTED, OperationStatus.TRANSITIONS);
    }

    @Test
    void noMoneyIsTakenThatWasNotSetAside() {
        assertThat(PaymentStatus.TRANSITIONS.before(PaymentStatus.CAPTURED)).containsExactly(PaymentStatus.AUTHORISED);
        assertThat(PaymentStatus.VOIDING.canBecome(PaymentStatus.AUTHORISED)).isFalse();
        assertThat(PaymentStatus.DECLINED.isFinal()).isTrue();
        assertThat(PaymentStatus.CAPTURED.isFinal()).isTrue();
    }

    @Test
    void whatIsBeforeAndWhatIsAfterAgree() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                assertThat(PaymentStatus.TRANSITIONS.before(to).contains(from)).isEqualTo(from.canBecome(to));
            }
        }
    }

    private static <S extends Enum<S>> void assertSound(Class<S> states, S first, Transitions<S> transitions) {
        List<S> all = List.of(states.getEnumConstants());
        assertThat(reached(states, Set.of(first), transitions::allow)).containsExactlyInAnyOrderElementsOf(all);
        Set<S> ends = EnumSet.noneOf(states);
        all.stream().filter(state -> transitions.after(state).isEmpty()).forEach(ends::add);
        assertThat(ends).isNotEmpty();
        assertThat(reached(states, ends, (state, before) -> transitions.allow(before, state)))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static <S extends Enum<S>> Set<S> reached(Class<S> states, Set<S> starts, BiPredicate<S, S> step) {
        Set<S> reached = EnumSet.copyOf(starts);
        Deque<S> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            S state = open.pop();
            for (S next : states.getEnumConstants()) {
                if (step.test(state, next) && reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
