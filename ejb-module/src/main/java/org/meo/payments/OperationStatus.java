package org.meo.payments;

import java.util.Map;
import java.util.Set;
import org.meo.shared.Transitions;

/** Where something stands that a provider was to be asked for, and where it can go from there. */
public enum OperationStatus {
    /** To be asked for, or to be asked for again. */
    REQUESTED,
    DONE,
    /** The provider refused it for good. */
    FAILED,
    /** Tried too often without an answer: a person looks at the provider's own pages and decides. */
    NEEDS_PERSON;

    static final Transitions<OperationStatus> TRANSITIONS = new Transitions<>(REQUESTED, Map.of(
            REQUESTED, Set.of(DONE, FAILED, NEEDS_PERSON),
            NEEDS_PERSON, Set.of(REQUESTED),
            DONE, Set.of(),
            FAILED, Set.of()));
}
