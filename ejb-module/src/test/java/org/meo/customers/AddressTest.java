package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class AddressTest {

    @Test
    void trimsAndTurnsEmptyOptionalPartsIntoNull() {
        Address address = new Address(" Ana ", "1 High Street", " ", "Leeds", "", "LS1 1AA", "GB");

        assertThat(address.name()).isEqualTo("Ana");
        assertThat(address.line2()).isNull();
        assertThat(address.region()).isNull();
    }

    @Test
    void takesAnyScript() {
        assertThat(new Address("山田 太郎", "千代田1-1", null, "東京", null, "100-0001", "JP").name()).isEqualTo("山田 太郎");
    }

    @Test
    void keepsMarkupAsText() {
        assertThat(new Address("<script>alert(1)</script>", "x", null, "y", null, "z", "GB").name()).startsWith("<script>");
    }

    @Test
    void refusesMissingLongControlAndUnknown() {
        assertRefused("REQUIRED", "city", () -> new Address("A", "1", null, " ", null, "LS1", "GB"));
        assertRefused("TOO_LONG", "line1", () -> new Address("A", "x".repeat(10_000), null, "y", null, "LS1", "GB"));
        assertRefused("INVALID_TEXT", "name", () -> new Address("A\u0000B", "1", null, "y", null, "LS1", "GB"));
        assertRefused("UNKNOWN_COUNTRY", "country", () -> new Address("A", "1", null, "y", null, "LS1", "XX"));
    }

    @Test
    void checksEmailAddresses() {
        assertThat(new EmailAddress(" a.b+c@example.co.uk ").value()).isEqualTo("a.b+c@example.co.uk");
        assertRefused("INVALID_EMAIL", "email", () -> new EmailAddress("a@b"));
        assertRefused("INVALID_EMAIL", "email", () -> new EmailAddress("a@example.com, b@example.com"));
        assertRefused("INVALID_TEXT", "email", () -> new EmailAddress("a@example.com\r\nBcc: b@example.com"));
        assertRefused("TOO_LONG", "email", () -> new EmailAddress("a".repeat(300) + "@example.com"));
        assertRefused("REQUIRED", "email", () -> new EmailAddress(null));
    }

    private static void assertRefused(String code, String path, org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(BusinessException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.path()).isEqualTo(path);
        });
    }
}
