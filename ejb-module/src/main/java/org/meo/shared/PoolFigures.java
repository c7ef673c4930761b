package org.meo.shared;

/**
 * How a pool of connections of this node stands.
 *
 * @param used    connections that somebody has
 * @param free    open ones that nobody has
 * @param limit   most that it opens
 * @param waiting threads that wait for one
 */
public record PoolFigures(int used, int free, int limit, int waiting) {
}
