package org.meo.system;

import java.math.BigDecimal;

/**
 * Something that the shop sells in one variant only.
 *
 * @param slug         of its page
 * @param category     of its category, the slug
 * @param categoryName what the category's link says
 */
public record Goods(String sku, String slug, String name, BigDecimal price, String category, String categoryName) {
}
