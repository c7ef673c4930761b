package org.meo.customers;

import org.meo.shared.Language;

/**
 * Something that the owner of an e-mail address must be told about an account.
 *
 * @param id        never the same for two messages
 * @param recipient address to write to
 * @param name      of the account
 * @param secret    that the mail's link holds; null where it has none
 */
public record AccountMessage(Kind kind, String id, String recipient, String name, Language language, String secret) {

    /** What it is about. */
    public enum Kind {
        /** Confirm the address of a new account. */
        VERIFY,
        /** Somebody, perhaps the reader, asked for an account with an address that has one. */
        HAS_ACCOUNT,
        /** Choose a new password. */
        RESET,
        /** The password was changed. */
        PASSWORD_CHANGED,
        /** Confirm the new address of an account. */
        CONFIRM_EMAIL,
        /** The account has another address now; to the one before. */
        EMAIL_CHANGED
    }
}
