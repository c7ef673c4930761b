package org.meo.messaging;

import java.time.Duration;

/**
 * How a queue of the broker stands.
 *
 * @param depth     messages in it, those included that are with a consumer just now
 * @param inHand    of these, with a consumer
 * @param consumers who take from it
 * @param oldest    age of the oldest that is not with a consumer; zero when there is none
 */
public record QueueFigure(String name, String address, long depth, long inHand, long consumers, Duration oldest) {
}
