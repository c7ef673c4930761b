package org.meo.inventory;

/**
 * Who changes what is on hand at a location, and why.
 *
 * @param key      the same again is the same change, and changes nothing: the id of a message, or of a form; at most 64
 *                 characters
 * @param location code of the location
 * @param reason   at most 200 characters; empty when there is nothing to say
 * @param actor    a person or a partner, at most 100 characters
 */
public record Correction(String key, String location, String reason, String actor) {
}
