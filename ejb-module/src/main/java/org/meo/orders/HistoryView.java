package org.meo.orders;

import java.time.Instant;

/**
 * A step of an order, or of what belongs to it, as the back office shows it.
 *
 * @param from null for the first
 */
public record HistoryView(String from, String to, String actor, String reason, Instant at) {
}
