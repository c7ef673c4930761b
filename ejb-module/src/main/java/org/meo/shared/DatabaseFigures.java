package org.meo.shared;

/**
 * How busy the database is, all nodes and other clients together. Transactions, blocks, deadlocks and time are counted since
 * the statistics of the server were last reset.
 *
 * @param active            connections that run a statement
 * @param idle              connections that wait in a pool
 * @param idleInTransaction connections whose transaction is open while they run nothing
 * @param blocksHit         blocks found in the server's memory
 * @param blocksRead        blocks asked of the operating system
 * @param busySeconds       time spent on statements
 * @param archiveFailures   times that a finished part of the write-ahead log could not be put away
 * @param archiveFailing    whether the last try failed
 */
public record DatabaseFigures(long active, long idle, long idleInTransaction, long connectionsLimit, long committed,
        long rolledBack, long blocksHit, long blocksRead, long deadlocks, double busySeconds, long sizeBytes, long archiveFailures, boolean archiveFailing) {
}
