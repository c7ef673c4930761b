package org.meo.payments;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of a machine: which state may follow which. A state that is not named as a source is an end. */
final class Transitions<S extends Enum<S>> {

    private final Map<S, Set<S>> table;

    private Transitions(Map<S, Set<S>> table) {
        this.table = table;
    }

    static <S extends Enum<S>> Transitions<S> of(Class<S> states, Map<S, Set<S>> moves) {
        Map<S, Set<S>> table = new EnumMap<>(states);
        for (S state : states.getEnumConstants()) {
            table.put(state, moves.getOrDefault(state, EnumSet.noneOf(states)));
        }
        return new Transitions<>(Collections.unmodifiableMap(table));
    }

    boolean allow(S from, S to) {
        return table.get(from).contains(to);
    }

    /** The states from which one may be reached in a single step: what a conditional statement asks for. */
    Set<S> before(S to) {
        Set<S> sources = EnumSet.noneOf(to.getDeclaringClass());
        table.forEach((from, targets) -> {
            if (targets.contains(to)) {
                sources.add(from);
            }
        });
        return sources;
    }

    Set<S> after(S from) {
        return table.get(from);
    }
}
