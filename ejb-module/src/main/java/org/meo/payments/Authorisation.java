package org.meo.payments;

/**
 * A provider's answer.
 *
 * @param reference   the provider's own id; null when declined
 * @param declineCode why it declined, null when it approved
 */
public record Authorisation(boolean approved, String reference, String declineCode) {

    public static Authorisation approvedAs(String reference) {
        return new Authorisation(true, reference, null);
    }

    public static Authorisation declined(String declineCode) {
        return new Authorisation(false, null, declineCode);
    }
}
