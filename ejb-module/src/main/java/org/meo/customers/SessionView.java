package org.meo.customers;

import java.time.Instant;

/**
 * One of the places where somebody is signed in.
 *
 * @param network    first part of the network address
 * @param agent      browser and system; empty when it tells none
 * @param lastSeenAt to five minutes
 */
public record SessionView(long id, String network, String agent, Instant createdAt, Instant lastSeenAt, boolean remembered) {
}
