package org.meo.reviews;

import org.meo.shared.BusinessException;

/**
 * What a buyer says, trimmed.
 *
 * @param rating      1 to 5 stars
 * @param body        {@link #MIN_BODY} to {@link #MAX_BODY} characters, in lines
 * @param displayName shown with it
 */
public record ReviewText(int rating, String title, String body, String displayName) {

    public static final int MAX_RATING = 5;
    public static final int MAX_TITLE = 120;
    public static final int MIN_BODY = 20;
    public static final int MAX_BODY = 4_000;
    public static final int MAX_NAME = 60;

    /** @throws BusinessException {@code REQUIRED}, {@code TOO_LONG}, {@code TOO_SHORT}, {@code INVALID_TEXT}, {@code INVALID_RATING} */
    public ReviewText {
        if (rating < 1 || rating > MAX_RATING) {
            throw new BusinessException("INVALID_RATING", "rating", MAX_RATING);
        }
        title = line("title", title, MAX_TITLE);
        body = body(body);
        displayName = line("displayName", displayName, MAX_NAME);
    }

    private static String line(String path, String value, int most) {
        String text = required(path, value, most);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BusinessException("INVALID_TEXT", path);
        }
        return text;
    }

    private static String body(String value) {
        // Browsers send lines as CR LF, which would count double.
        String text = required("body", value == null ? null : value.replace("\r\n", "\n").replace('\r', '\n'), MAX_BODY);
        if (text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\n' && character != '\t')) {
            throw new BusinessException("INVALID_TEXT", "body");
        }
        if (text.codePointCount(0, text.length()) < MIN_BODY) {
            throw new BusinessException("TOO_SHORT", "body", MIN_BODY);
        }
        return text;
    }

    private static String required(String path, String value, int most) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            throw new BusinessException("REQUIRED", path);
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw new BusinessException("TOO_LONG", path, most);
        }
        return text;
    }
}
