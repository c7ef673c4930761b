package org.meo.customers;

import java.util.Locale;
import java.util.regex.Pattern;
import org.meo.shared.BusinessException;

/** An address that mail can be sent to, trimmed; whether it exists shows only when mail is sent. */
public record EmailAddress(String value) {

    /** RFC 5321, 4.5.3.1.3 less the angle brackets. */
    public static final int MAX_LENGTH = 254;
    private static final Pattern FORM = Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}.]+(\\.[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}.]+)+");

    /** @throws BusinessException {@code REQUIRED}, {@code TOO_LONG} or {@code INVALID_EMAIL} at {@code email} */
    public EmailAddress {
        value = Texts.required("email", value, MAX_LENGTH);
        if (!FORM.matcher(value).matches()) {
            throw new BusinessException("INVALID_EMAIL", "email");
        }
    }

    /** As addresses are compared: nobody's differ in upper and lower case only. */
    static String fold(String email) {
        return email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
