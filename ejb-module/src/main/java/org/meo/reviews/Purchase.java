package org.meo.reviews;

import java.util.Optional;
import org.meo.catalog.ReviewedProduct;

/**
 * Something that was bought and sent, and so may be reviewed.
 *
 * @param written what its buyer said before; empty the first time
 * @param buyer   the name on the parcel
 */
public record Purchase(String orderNumber, String sku, ReviewedProduct product, String buyer, Optional<ReviewText> written) {
}
