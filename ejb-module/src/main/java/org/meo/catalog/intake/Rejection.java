package org.meo.catalog.intake;

/**
 * A record of a catalogue file that was left out, and why.
 *
 * @param line   on which the record begins, from 1
 * @param sku    as the record has it, shortened when it is too long; null when there is none
 * @param reason for a person, in English
 */
public record Rejection(long line, String sku, Code code, String reason) {

    private static final int MAX_SKU = 64;

    public Rejection {
        // What was refused because of its characters must still fit into the database that keeps the refusal.
        sku = sku == null || sku.isEmpty() ? null : printable(sku, MAX_SKU);
        reason = printable(reason, 500);
    }

    /** Shows a value inside a reason: in quotes, short, without control characters. */
    static String quoted(String value) {
        return "'" + printable(value, 60) + "'";
    }

    private static String printable(String text, int length) {
        String clean = text.codePoints().map(point -> Character.isISOControl(point) ? '�' : point)
                .limit(length + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return clean.codePointCount(0, clean.length()) <= length ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, length - 1)) + "…";
    }

    /** Stable names: they are kept in the database and counted in the log. */
    public enum Code {
        /** Fewer or more columns than the header has. */
        COLUMNS,
        INVALID_CHARACTER,
        INVALID_SKU,
        DUPLICATE_SKU,
        INVALID_SLUG,
        /** Rows of one product that do not follow each other. */
        PRODUCT_NOT_TOGETHER,
        INVALID_CATEGORY,
        UNKNOWN_CATEGORY,
        /** A category's position among its sisters. */
        INVALID_POSITION,
        DUPLICATE_CATEGORY,
        NO_NAME,
        TOO_LONG,
        INVALID_PRICE,
        PRICE_DECIMALS,
        INVALID_COMPARE_AT,
        INVALID_CURRENCY,
        INVALID_TAX_CLASS,
        INVALID_STOCK,
        INVALID_FACTS,
        INVALID_ACTIVE,
        INVALID_DATE,
        INVALID_PICTURES,
        /** Postage, fees, discounts, vouchers, corrections: sold or booked, but no goods. */
        NOT_GOODS,
        /** The description is a remark of the warehouse ("damaged", "?"). */
        REMARK,
        /** Free, or booked with a negative price. */
        NO_PRICE
    }
}
