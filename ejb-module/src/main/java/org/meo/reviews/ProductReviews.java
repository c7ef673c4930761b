package org.meo.reviews;

import java.util.List;
import org.meo.shared.Page;

/**
 * The reviews that a product's page shows.
 *
 * @param page   the latest first
 * @param counts how many gave 1 star, 2 stars and so on up to 5
 */
public record ProductReviews(Page<ReviewView> page, List<Integer> counts) {

    public ProductReviews {
        counts = List.copyOf(counts);
    }

    /** All reviews, not only those of this page. */
    public int count() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** Average number of stars; 0 where there is no review. */
    public double average() {
        int sum = 0;
        for (int stars = 1; stars <= counts.size(); stars++) {
            sum += stars * counts.get(stars - 1);
        }
        return count() == 0 ? 0 : (double) sum / count();
    }
}
