package org.meo.payments;

import java.time.YearMonth;
import org.meo.shared.BusinessException;

/**
 * A card as the shopper typed it, on its way to the provider: never stored, never logged.
 *
 * @param number       13 to 19 digits, blanks removed, with a right check digit (ISO/IEC 7812-1, Luhn)
 * @param securityCode 3 or 4 digits
 */
public record CardDetails(String number, YearMonth expiry, String securityCode) {

    /**
     * Reads the texts of a form.
     *
     * @param expiry as {@code MM/YY} or {@code MM/YYYY}, blanks allowed
     * @param today  the month in which it must still be valid
     * @throws BusinessException {@code REQUIRED}, {@code INVALID_CARD_NUMBER}, {@code INVALID_EXPIRY},
     *         {@code CARD_EXPIRED} or {@code INVALID_SECURITY_CODE} at {@code cardNumber}, {@code cardExpiry} or
     *         {@code cardCode}
     */
    public static CardDetails parse(String number, String expiry, String securityCode, YearMonth today) {
        String digits = required("cardNumber", number).replaceAll("[ \\-\\u00a0]", "");
        if (!digits.matches("[0-9]{13,19}") || !passesLuhn(digits)) {
            throw new BusinessException("INVALID_CARD_NUMBER", "cardNumber");
        }
        YearMonth until = parseExpiry(required("cardExpiry", expiry));
        if (until.isBefore(today)) {
            throw new BusinessException("CARD_EXPIRED", "cardExpiry");
        }
        String code = required("cardCode", securityCode).strip();
        if (!code.matches("[0-9]{3,4}")) {
            throw new BusinessException("INVALID_SECURITY_CODE", "cardCode");
        }
        return new CardDetails(digits, until, code);
    }

    public String last4() {
        return number.substring(number.length() - 4);
    }

    private static YearMonth parseExpiry(String text) {
        String compact = text.replaceAll("\\s", "");
        if (!compact.matches("(0[1-9]|1[0-2])/?([0-9]{2}|20[0-9]{2})")) {
            throw new BusinessException("INVALID_EXPIRY", "cardExpiry");
        }
        int month = Integer.parseInt(compact.substring(0, 2));
        String year = compact.substring(compact.contains("/") ? 3 : 2);
        return YearMonth.of(2000 + Integer.parseInt(year) % 100, month);
    }

    private static String required(String path, String text) {
        if (text == null || text.isBlank()) {
            throw new BusinessException("REQUIRED", path);
        }
        return text;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(digits.length() - 1 - index) - '0';
            int doubled = digit * 2;
            sum += index % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** Without number and code: a record's own text would put them into logs. */
    @Override
    public String toString() {
        return "card ending in " + last4();
    }
}
