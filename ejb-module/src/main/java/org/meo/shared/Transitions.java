package org.meo.shared;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of a state machine: where one thing can go from each of its states. Everything that moves asks it first.
 *
 * @param <S> the states
 */
public final class Transitions<S extends Enum<S>> {

    private final Map<S, Set<S>> table;
    private final S first;

    /** @param table a row for every state; an empty one for a state that nothing follows */
    public Transitions(S first, Map<S, Set<S>> table) {
        this.first = first;
        this.table = new EnumMap<>(table);
        if (this.table.size() != first.getDeclaringClass().getEnumConstants().length) {
            throw new IllegalArgumentException("a state of " + first.getDeclaringClass().getSimpleName() + " has no row");
        }
    }

    public boolean allows(S from, S to) {
        return table.get(from).contains(to);
    }

    /** The states from which one may be reached in a single step: what a conditional statement asks for. */
    public Set<S> before(S to) {
        Set<S> sources = EnumSet.noneOf(first.getDeclaringClass());
        table.forEach((from, targets) -> {
            if (targets.contains(to)) {
                sources.add(from);
            }
        });
        return sources;
    }

    /** Whether nothing follows. */
    public boolean isFinal(S state) {
        return table.get(state).isEmpty();
    }

    /** All states in which a thing may come to be, its first among them. */
    public Set<S> reachable() {
        return from(first);
    }

    /** States from which there is no way to an end; empty in a sound table. */
    public Set<S> stuck() {
        Set<S> stuck = EnumSet.noneOf(first.getDeclaringClass());
        for (S state : table.keySet()) {
            if (from(state).stream().noneMatch(this::isFinal)) {
                stuck.add(state);
            }
        }
        return stuck;
    }

    private Set<S> from(S start) {
        Set<S> reached = EnumSet.of(start);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (S state : Set.copyOf(reached)) {
                grown |= reached.addAll(table.get(state));
            }
        }
        return reached;
    }
}
