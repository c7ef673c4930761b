package org.meo.reviews;

/** A review before a moderator who holds its link. */
public record ReviewToModerate(ReviewView review, ReviewState state, String productName, String productSlug) {
}
