package org.meo.web.page;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meo.shared.BusinessException;
import org.meo.web.text.Formats;

/** Reads numbers, amounts and times as people type them into forms of the back office. */
final class Typed {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}([.,][0-9]{1,4})?");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,4})?)\\s*([A-Za-z]{3})");
    private static final int MAX_DIGITS = 9;

    private Typed() {
    }

    /** @return null for nothing; @throws BusinessException {@code INVALID_NUMBER} */
    static BigDecimal decimal(String part, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw new BusinessException("INVALID_NUMBER", part);
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    /** @return null for nothing; @throws BusinessException {@code INVALID_NUMBER} */
    static Integer whole(String part, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > MAX_DIGITS || !text.matches("[0-9]+")) {
            throw new BusinessException("INVALID_NUMBER", part);
        }
        return Integer.valueOf(text);
    }

    /**
     * Amounts by currency, as in {@code 5.00 GBP, 6.00 EUR}: after a comma with a space, a semicolon or a line break comes the
     * next.
     *
     * @throws BusinessException {@code INVALID_AMOUNTS}
     */
    static Map<String, BigDecimal> amounts(String part, String typed, List<String> currencies) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (String each : typed.strip().split(",\\s+|\\s*[;\\n]\\s*")) {
            if (each.isBlank()) {
                continue;
            }
            Matcher amount = AMOUNT.matcher(each.strip());
            if (!amount.matches() || !currencies.contains(amount.group(2).toUpperCase(Locale.ROOT))) {
                throw new BusinessException("INVALID_AMOUNTS", part, String.join(", ", currencies));
            }
            amounts.put(amount.group(2).toUpperCase(Locale.ROOT), new BigDecimal(amount.group(1).replace(',', '.')));
        }
        return amounts;
    }

    /** What is separated by commas, semicolons, spaces or line breaks. */
    static List<String> words(String typed) {
        return new ArrayList<>(Arrays.stream(typed.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList());
    }

    /** A time where the store is, as {@code datetime-local} sends it. @return null for nothing */
    static Instant time(String part, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.strip().replace(' ', 'T')).atZone(Formats.STORE_ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new BusinessException("INVALID_TIME", part);
        }
    }

    /** As {@link #time} reads it; empty for null. */
    static String written(Instant time) {
        return time == null ? "" : time.atZone(Formats.STORE_ZONE).toLocalDateTime().withSecond(0).withNano(0).toString();
    }

    /** As {@link #amounts} reads them. */
    static String written(Map<String, BigDecimal> amounts) {
        List<String> texts = new ArrayList<>();
        amounts.forEach((currency, amount) -> texts.add(amount.toPlainString() + " " + currency));
        texts.sort(String::compareTo);
        return String.join(", ", texts);
    }
}
