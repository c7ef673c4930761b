package org.meo.catalog.intake;

/** How far an import is. */
public enum ImportState {

    /** The file is being sent. */
    RECEIVING,
    QUEUED,
    /** The file is read as a whole, nothing is stored yet. */
    CHECKING,
    /** Its records are stored, part by part; in a dry run, each part is taken back. */
    STORING,
    FINISHED,
    /** It ended for a reason that it tells. What was stored before stays. */
    FAILED,
    /** Somebody ended it. What was stored before stays. */
    CANCELLED;

    public boolean isOver() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
