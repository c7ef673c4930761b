package org.meo.reviews;

/**
 * A review was written or changed in the current transaction, which may still be rolled back.
 *
 * @param revision counts what was written, from 1
 * @param shown    whether it is shown already
 * @param secret   lets a moderator decide on it, once
 */
public record ReviewWritten(long reviewId, int revision, String productName, ReviewText text, boolean shown, String secret) {
}
