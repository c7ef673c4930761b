package org.meo.web.page;

import java.util.regex.Pattern;
import org.meo.cart.Carts;
import org.meo.shared.BusinessException;

/** Reads a quantity as a person typed it. */
final class Quantities {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private Quantities() {
    }

    /** @throws BusinessException {@code INVALID_QUANTITY} for what is no whole number, or has more than nine digits */
    static int parse(String text) {
        String digits = text == null ? "" : text.strip();
        if (!DIGITS.matcher(digits).matches()) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", Carts.MAX_QUANTITY);
        }
        return Integer.parseInt(digits);
    }
}
