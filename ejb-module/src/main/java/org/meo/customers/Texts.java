package org.meo.customers;

import org.meo.shared.BusinessException;

/** What a person may type into a field of one line. */
final class Texts {

    private Texts() {
    }

    static String required(String path, String value, int maxLength) {
        String text = optional(path, value, maxLength);
        if (text == null) {
            throw new BusinessException("REQUIRED", path);
        }
        return text;
    }

    static String optional(String path, String value, int maxLength) {
        String text = value == null ? "" : value.strip();
        if (text.length() > maxLength) {
            throw new BusinessException("TOO_LONG", path, maxLength);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BusinessException("INVALID_TEXT", path);
        }
        return text.isEmpty() ? null : text;
    }
}
