package org.meo.catalog.intake;

/** What became of the records of a part. */
public record Written(long created, long updated, long unchanged, long skipped) {

    static final Written NOTHING = new Written(0, 0, 0, 0);

    Written plus(Written other) {
        return new Written(created + other.created, updated + other.updated, unchanged + other.unchanged,
                skipped + other.skipped);
    }
}
