package org.meo.catalog.intake;

import java.util.Map;

/**
 * What a partner says of a product with one variant. What is null is not spoken of, and stays as it is.
 *
 * @param category   slug
 * @param price      with {@code currency}, or neither
 * @param attributes all of them, in their order
 */
public record ProductUpdate(String sku, String name, String description, String category, String price, String currency,
        String taxClass, Boolean active, Map<String, String> attributes) {
}
