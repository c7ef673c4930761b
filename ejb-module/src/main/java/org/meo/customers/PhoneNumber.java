package org.meo.customers;

import java.util.regex.Pattern;
import org.meo.shared.BusinessException;

/** A number to call or to send texts to, as people write it; whether it exists shows only when it is called. */
public final class PhoneNumber {

    public static final int MAX_LENGTH = 40;
    private static final Pattern FORM = Pattern.compile("\\+?[0-9][0-9 ()./\\-]{4,38}[0-9]");

    private PhoneNumber() {
    }

    /**
     * @param text null and blank are no number
     * @return trimmed; null when there is none
     * @throws BusinessException {@code TOO_LONG}, {@code INVALID_TEXT} or {@code INVALID_PHONE} at {@code phone}
     */
    public static String optional(String text) {
        String number = Texts.optional("phone", text, MAX_LENGTH);
        if (number != null && !FORM.matcher(number).matches()) {
            throw new BusinessException("INVALID_PHONE", "phone");
        }
        return number;
    }
}
