package org.meo.shared;

/**
 * A node of the store, as the database knows it.
 *
 * @param node what it calls itself; other clients of the database are here too
 * @param open its connections
 * @param busy those of them that run a statement
 */
public record NodeConnections(String node, int open, int busy) {
}
