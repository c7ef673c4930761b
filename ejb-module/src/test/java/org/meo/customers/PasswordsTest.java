package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.meo.shared.BusinessException;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void knowsWhatItHashed() {
        String hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
        assertThat(passwords.check("correct horse", hash)).isEqualTo(new Passwords.Verdict(true, false));
        assertThat(passwords.check("correct hors", hash)).isEqualTo(new Passwords.Verdict(false, false));
    }

    /** From the tests of the reference implementation (phc-winner-argon2, test.c). */
    @Test
    void agreesWithTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(passwords.check("password", reference)).isEqualTo(new Passwords.Verdict(true, true));
        assertThat(passwords.check("passwore", reference).right()).isFalse();
    }

    @Test
    void tellsThatOlderParametersAreOutdated() {
        String older = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID)
                .hash("pass word".getBytes(StandardCharsets.UTF_8), new byte[16]).getResult();
        assertThat(passwords.check("pass word", older)).isEqualTo(new Passwords.Verdict(true, true));
        assertThat(passwords.check("pass words", older)).isEqualTo(new Passwords.Verdict(false, false));
    }

    @Test
    void understandsAnOlderStoresPbkdf2() throws Exception {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec("pass word".toCharArray(), salt, 1_000, 256)).getEncoded();
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String stored = "$pbkdf2-sha256$1000$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash).replace('+', '.');
        assertThat(passwords.check("pass word", stored)).isEqualTo(new Passwords.Verdict(true, true));
        assertThat(passwords.check("password", stored).right()).isFalse();
    }

    @Test
    void isNeverRightWithoutAHash() {
        assertThat(passwords.check("nobody's password", null).right()).isFalse();
        assertThat(passwords.check(null, passwords.hash("")).right()).isFalse();
        assertThat(passwords.check("a".repeat(10_000), null).right()).isFalse();
        assertThat(passwords.check("x", "plain text").right()).isFalse();
    }

    @Test
    void takesALetterForItselfHoweverItIsTyped() {
        String composed = passwords.hash("Caf\u00e9 cr\u00e8me");
        assertThat(passwords.check("Cafe\u0301 cre\u0300me", composed).right()).isTrue();
    }

    @Test
    void refusesWhatIsTooShortOrTooLong() {
        assertThatThrownBy(() -> Passwords.require("password", "1234567")).isInstanceOf(BusinessException.class)
                .hasMessageContaining("PASSWORD_TOO_SHORT");
        assertThatThrownBy(() -> Passwords.require("password", null)).hasMessageContaining("PASSWORD_TOO_SHORT");
        assertThatThrownBy(() -> Passwords.require("password", "a".repeat(201))).hasMessageContaining("TOO_LONG");
        Passwords.require("password", "12345678");
    }
}
