package org.meo.notifications;

/**
 * A mail, ready to be sent.
 *
 * @param occasion what it tells of; one mail an occasion is ever sent
 */
record Mail(String occasion, String recipient, String subject, String text, String html) {
}
