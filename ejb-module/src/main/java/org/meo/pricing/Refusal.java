package org.meo.pricing;

import java.util.List;
import org.meo.shared.BusinessException;

/**
 * Why something that the shopper entered does not count (yet); the cart is fine without it.
 *
 * @param code      as of a {@link BusinessException}
 * @param arguments for the placeholders of its text
 */
public record Refusal(String code, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    static Refusal of(String code, Object... arguments) {
        return new Refusal(code, List.of(arguments));
    }

    /** To be thrown where it must not be passed over. */
    public BusinessException toException(String path) {
        return new BusinessException(code, path, arguments.toArray());
    }
}
