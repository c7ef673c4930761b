package org.meo.notifications;

/**
 * A message to a phone.
 *
 * @param occasion  what it tells of, at most 120 characters; one message an occasion is ever wanted, so a provider that
 *                  takes a key against repetition gets this
 * @param recipient the number as the shopper wrote it, without spaces
 */
public record TextMessage(String occasion, String recipient, String text) {
}
