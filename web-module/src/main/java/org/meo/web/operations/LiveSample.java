package org.meo.web.operations;

import java.time.Instant;

/**
 * How this node was at a moment; rates are those of the ten seconds before. What could not be told is {@link Double#NaN}.
 *
 * @param processor        percent of all processors that the node uses
 * @param machine          percent of all processors that anything on the machine uses
 * @param heap             MiB of the heap in use
 * @param memory           MiB of memory that the process holds
 * @param disk             KiB a second that the process reads and writes
 * @param network          KiB a second in and out of the machine or pod
 * @param requests         a second
 * @param errors           percent of the requests that ended with 5xx
 * @param slowest          milliseconds within which 95 of 100 requests were answered
 * @param database         milliseconds until the database answered a question of nothing
 * @param connections      of the node to the database that run a statement
 * @param outboxDepth      messages that wait to be sent
 * @param outboxAge        seconds that the oldest of them waits
 * @param queued           messages in all queues of the broker
 */
public record LiveSample(Instant at, double processor, double machine, double heap, double memory, double disk, double network,
        double requests, double errors, double slowest, double database, double connections, double outboxDepth,
        double outboxAge, double queued) {
}
