package org.meo.shared;

/**
 * A table that grows with every day and need not: what in it is old is removed, by {@link CleanUp}, every night. Each
 * feature says it of its own tables.
 */
public interface Retention {

    /** Name of the table, for the metric. */
    String table();

    /** How many rows one transaction removes. */
    default int batch() {
        return 1_000;
    }

    /**
     * Removes what is oldest and too old, in a transaction of its own, passing over what somebody else is removing.
     *
     * @return how many; fewer than {@code most} when nothing is left to do
     */
    int removeOld(int most);
}
