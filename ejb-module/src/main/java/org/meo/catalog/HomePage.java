package org.meo.catalog;

import java.util.List;

/**
 * What the home page shows of the catalogue.
 *
 * @param featured    from many categories
 * @param bestSellers what sold most in the last 90 days; empty while nothing was sold
 * @param newest      last added first
 */
public record HomePage(List<ProductCard> featured, List<ProductCard> bestSellers, List<ProductCard> newest) {

    public HomePage {
        featured = List.copyOf(featured);
        bestSellers = List.copyOf(bestSellers);
        newest = List.copyOf(newest);
    }
}
