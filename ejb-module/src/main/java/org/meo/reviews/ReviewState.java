package org.meo.reviews;

/** Whether a review is shown. */
public enum ReviewState {
    /** Waits for a decision; not shown. */
    PENDING,
    /** Shown and counted. */
    APPROVED,
    /** Not shown. */
    REJECTED
}
