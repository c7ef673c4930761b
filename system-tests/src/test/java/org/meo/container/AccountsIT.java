package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.customers.Accounts;
import org.meo.customers.ApiTokens;
import org.meo.customers.Address;
import org.meo.customers.AuditLog;
import org.meo.customers.AuditVerdict;
import org.meo.customers.CustomerData;
import org.meo.customers.CustomerDesk;
import org.meo.customers.CustomerView;
import org.meo.customers.Customers;
import org.meo.customers.CurrentSession;
import org.meo.customers.Device;
import org.meo.customers.EmailAddress;
import org.meo.customers.Leftovers;
import org.meo.customers.Registration;
import org.meo.customers.Role;
import org.meo.customers.SavedAddress;
import org.meo.customers.SecondFactors;
import org.meo.customers.SessionLookup;
import org.meo.customers.Sessions;
import org.meo.customers.SignIn;
import org.meo.customers.SignedIn;
import org.meo.payments.InvoiceCredit;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

/** Accounts from their beginning to their end. */
@ExtendWith(ArquillianExtension.class)
class AccountsIT {

    private static final String PASSWORD = "three blue pens";
    private static final Device DEVICE = Device.of("192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    private static final Address LEEDS = new Address("A Buyer", "1 High Street", null, "Leeds", null, "LS1 1AA", "GB");

    private final String client = "client-" + UUID.randomUUID();
    private final String email = "Ann-" + UUID.randomUUID() + "@example.org";

    @Inject
    private Shop shop;

    @Inject
    private Registration registration;

    @Inject
    private SignIn signIn;

    @Inject
    private SessionLookup lookup;

    @EJB
    private Sessions sessions;

    @EJB
    private Accounts accounts;

    @EJB
    private Customers customers;

    @EJB
    private CustomerData data;

    @EJB
    private CustomerDesk desk;

    @EJB
    private SecondFactors secondFactors;

    @EJB
    private ApiTokens tokens;

    @EJB
    private AuditLog audit;

    @EJB
    private Leftovers leftovers;

    @EJB
    private InvoiceCredit credit;

    @Test
    void beginsWithAMailAndIsFoundByWhateverCase() {
        registration.register("Ann Buyer", new EmailAddress(email), PASSWORD, Language.GERMAN, client);
        assertThat(code(() -> signIn(email, PASSWORD))).isEqualTo("WRONG_CREDENTIALS");
        String link = link(email, "/de/register/verify\\?token=([A-Za-z0-9_-]+)");
        assertThat(registration.mayVerify(link)).isTrue();
        assertThat(code(() -> registration.verify(link, "somebody else's", client, DEVICE, null))).isEqualTo("WRONG_PASSWORD");

        String token = registration.verify(link, PASSWORD, client, DEVICE, null).token();

        assertThat(lookup.find(token).orElseThrow().customer()).satisfies(customer -> {
            assertThat(customer.name()).isEqualTo("Ann Buyer");
            assertThat(customer.email()).isEqualTo(email);
            assertThat(customer.roles()).containsExactly(Role.CUSTOMER);
        });
        assertThat(code(() -> registration.verify(link, PASSWORD, client, DEVICE, null))).isEqualTo("LINK_OVER");
        assertThat(signIn(email.toUpperCase(Locale.ROOT), PASSWORD).awaitsCode()).isFalse();
        assertThat(shop.text("SELECT password_hash FROM customer WHERE email = ?", email)).startsWith("$argon2id$")
                .doesNotContain(PASSWORD);
    }

    @Test
    void saysTheSameToWhomeverAsksAndTheTruthToTheOwner() {
        newAccount();
        registration.register("Somebody Else", new EmailAddress(email.toLowerCase(Locale.ROOT)), "another password",
                Language.ENGLISH, client);
        assertThat(shop.text("SELECT count(*) FROM notification WHERE recipient = ? AND subject LIKE 'You have%'", email)).isEqualTo("1");
        assertThat(shop.text("SELECT name FROM customer WHERE email = ?", email)).isEqualTo("Ann Buyer");
        assertThat(code(() -> signIn(email, "another password"))).isEqualTo("WRONG_CREDENTIALS");
        assertThat(code(() -> signIn("nobody-" + email, PASSWORD))).isEqualTo("WRONG_CREDENTIALS");
        assertThat(code(() -> signIn("x".repeat(10_000), "y".repeat(10_000)))).isEqualTo("WRONG_CREDENTIALS");
        registration.forgot(new EmailAddress("nobody-" + email), client);
        assertThat(shop.text("SELECT count(*) FROM notification WHERE recipient = ?", "nobody-" + email)).isEqualTo("0");
    }

    @Test
    void whatNobodyConfirmedBelongsToTheLatestWhoAsks() {
        registration.register("An Impostor", new EmailAddress(email), "the impostor's own", Language.ENGLISH, client);
        String theirs = link(email, "token=([A-Za-z0-9_-]+)");
        registration.register("Ann Buyer", new EmailAddress(email), PASSWORD, Language.ENGLISH, client);

        assertThat(registration.mayVerify(theirs)).isFalse();
        String ours = link(email, "token=([A-Za-z0-9_-]+)");
        assertThat(code(() -> registration.verify(ours, "the impostor's own", client, DEVICE, null))).isEqualTo("WRONG_PASSWORD");
        assertThat(registration.verify(ours, PASSWORD, client, DEVICE, null)).isNotNull();
    }

    @Test
    void waitsLongerAfterEachWrongPasswordAlsoForAccountsThatDoNotExist() {
        newAccount();
        for (String address : List.of(email, "nobody-" + email)) {
            for (int count = 0; count < 5; count++) {
                assertThat(code(() -> signIn(address, "wrong password"))).isEqualTo("WRONG_CREDENTIALS");
            }
            assertThat(code(() -> signIn(address, PASSWORD))).as(address).isEqualTo("TRY_AGAIN_IN_SECONDS");
        }
        open(email);
        assertThat(code(() -> signIn(email, "wrong password"))).isEqualTo("WRONG_CREDENTIALS");
        BusinessException second = catchThrowableOfType(BusinessException.class, () -> signIn(email, PASSWORD));
        assertThat(second.arguments()).containsExactly(2L);
        assertThat(shop.text("SELECT count(*) FROM audit_event a JOIN customer c ON c.id = a.customer_id"
                + " WHERE c.email = ? AND a.kind = 'SIGN_IN_FAILED'", email)).isEqualTo("2");
        open(email);
        assertThat(signIn(email, PASSWORD).token()).isNotNull();
        assertThat(code(() -> signIn(email, "wrong password"))).isEqualTo("WRONG_CREDENTIALS");
        assertThat(signIn(email, PASSWORD).token()).isNotNull();
    }

    @Test
    void oneClientCanNotTryManyAccounts() {
        for (int count = 0; count < 20; count++) {
            String one = count + email;
            assertThat(code(() -> signIn(one, "wrong password"))).isEqualTo("WRONG_CREDENTIALS");
        }
        assertThat(code(() -> signIn("another" + email, "wrong password"))).isEqualTo("TRY_AGAIN_IN_SECONDS");
    }

    @Test
    void everySignInHasItsOwnSessionAndAllCanBeEndedAtOnce() {
        long id = newAccount();
        String first = signIn(email, PASSWORD).token();
        String second = signIn.signIn(email, PASSWORD, true, client, DEVICE, null).token();
        String third = signIn.signIn(email, PASSWORD, false, client, DEVICE, first).token();
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(lookup.find(first)).as("the one before is over").isEmpty();
        assertThat(lookup.find(second)).isPresent();
        assertThat(sessions.of(id)).hasSize(3).allSatisfy(session -> {
            assertThat(session.network()).isEqualTo("192.0.2.…");
            assertThat(session.agent()).isEqualTo("Firefox, Linux");
        });

        sessions.signOutEverywhere(id);

        assertThat(lookup.find(second)).isEmpty();
        assertThat(lookup.find(third)).isEmpty();
        assertThat(sessions.of(id)).isEmpty();
        assertThat(lookup.find(null)).isEmpty();
        assertThat(lookup.find("x".repeat(10_000))).isEmpty();
    }

    @Test
    void sessionsEndByThemselves() {
        newAccount();
        String idle = signIn(email, PASSWORD).token();
        String remembered = signIn.signIn(email, PASSWORD, true, client, DEVICE, null).token();
        shop.update("UPDATE customer_session SET expires_at = expires_at - interval '13 hours'"
                + " WHERE customer_id = (SELECT id FROM customer WHERE email = ?)", email);
        assertThat(sessions.find(idle)).isEmpty();
        assertThat(sessions.find(remembered)).isPresent();
        leftovers.delete();
        assertThat(shop.text("SELECT count(*) FROM customer_session s JOIN customer c ON c.id = s.customer_id"
                + " WHERE c.email = ? AND NOT s.remembered", email)).isEqualTo("0");
    }

    @Test
    void aForgottenPasswordIsReplacedByMailOnceAndAllSessionsEnd() {
        newAccount();
        String token = signIn(email, PASSWORD).token();
        registration.forgot(new EmailAddress(email), client);
        String link = link(email, "/password/reset\\?token=([A-Za-z0-9_-]+)");
        assertThat(code(() -> registration.reset(link, "short"))).isEqualTo("PASSWORD_TOO_SHORT");

        registration.reset(link, "quite another password");

        assertThat(lookup.find(token)).isEmpty();
        assertThat(code(() -> registration.reset(link, "and a third one"))).isEqualTo("LINK_OVER");
        assertThat(code(() -> signIn(email, PASSWORD))).isEqualTo("WRONG_CREDENTIALS");
        assertThat(signIn(email, "quite another password").token()).isNotNull();
        assertThat(shop.text("SELECT count(*) FROM notification WHERE recipient = ? AND subject LIKE 'Your Meo password%'", email))
                .isEqualTo("1");
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        newAccount();
        String here = signIn(email, PASSWORD).token();
        String there = signIn(email, PASSWORD).token();
        CurrentSession session = lookup.find(here).orElseThrow();
        assertThat(code(() -> signIn.confirmPassword(session.customer(), "password", "wrong password", client)))
                .isEqualTo("WRONG_PASSWORD");

        registration.changePassword(session, "a better password");

        assertThat(lookup.find(here)).isPresent();
        assertThat(lookup.find(there)).isEmpty();
    }

    @Test
    void anOlderHashIsReplacedAtSignIn() {
        newAccount();
        // pass word, of another store: PBKDF2 with SHA-256, 1000 iterations.
        shop.update("UPDATE customer SET password_hash = ? WHERE email = ?",
                "$pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$" + pbkdf2(PASSWORD), email);
        assertThat(code(() -> signIn(email, "wrong password"))).isEqualTo("WRONG_CREDENTIALS");
        signIn(email, PASSWORD);
        assertThat(shop.text("SELECT password_hash FROM customer WHERE email = ?", email)).startsWith("$argon2id$");
        signIn(email, PASSWORD);
    }

    @Test
    void anotherAddressIsTakenWhenItsMailSaysSo() {
        long id = newAccount();
        String wanted = "new-" + email;
        registration.startEmailChange(id, new EmailAddress(wanted), client);
        assertThat(customers.find(id).orElseThrow().email()).isEqualTo(email);
        String link = link(wanted, "/account/email\\?token=([A-Za-z0-9_-]+)");

        assertThat(accounts.changeEmail(link)).isTrue();

        assertThat(accounts.changeEmail(link)).isFalse();
        assertThat(customers.find(id).orElseThrow().email()).isEqualTo(wanted);
        assertThat(shop.text("SELECT count(*) FROM notification WHERE recipient = ? AND subject LIKE '%another address'", email))
                .isEqualTo("1");
    }

    @Test
    void anAddressBookHasOneDefaultAndOneOwner() {
        long id = newAccount();
        long first = customers.addAddress(id, LEEDS, false);
        long second = customers.addAddress(id, LEEDS, true);
        assertThat(customers.addresses(id)).extracting(SavedAddress::id).containsExactly(second, first);
        assertThat(customers.addresses(id)).extracting(SavedAddress::isDefault).containsExactly(true, false);
        assertThat(customers.changeAddress(id + 1_000_000, first, LEEDS, false)).isFalse();
        customers.removeAddress(id, second);
        assertThat(customers.addresses(id)).extracting(SavedAddress::isDefault).containsExactly(true);
        for (int count = 1; count < Customers.MAX_ADDRESSES; count++) {
            customers.addAddress(id, LEEDS, false);
        }
        assertThat(code(() -> customers.addAddress(id, LEEDS, false))).isEqualTo("ADDRESS_BOOK_FULL");
    }

    @Test
    void aDeletedAccountLeavesItsNumberOnly() {
        long id = newAccount();
        customers.addAddress(id, LEEDS, false);
        String token = signIn(email, PASSWORD).token();
        String order = shop.buy(shop.product(3), 1).number();
        assertThat(data.export(id).build().toString()).contains(email, "1 High Street", "Firefox, Linux", "DATA_EXPORTED");

        shop.update("UPDATE orders SET customer_id = ? WHERE number = ?", id, order);

        accounts.erase(id);

        assertThat(shop.text("SELECT concat(number, customer_id) FROM orders WHERE number = ?", order)).isEqualTo(order);
        assertThat(lookup.find(token)).isEmpty();
        assertThat(customers.find(id)).isEmpty();
        assertThat(code(() -> signIn(email, PASSWORD))).isEqualTo("WRONG_CREDENTIALS");
        assertThat(shop.text("SELECT concat(email, name, password_hash) FROM customer WHERE id = ?", id)).isEmpty();
        for (String table : List.of("customer_address", "customer_session", "customer_token")) {
            assertThat(shop.text("SELECT count(*) FROM " + table + " WHERE customer_id = ?", id)).isEqualTo("0");
        }
        assertThat(shop.text("SELECT count(*) FROM notification WHERE lower(recipient) = lower(?)", email)).isEqualTo("0");
        assertThat(shop.text("SELECT string_agg(kind || detail, ' ' ORDER BY id) FROM audit_event WHERE customer_id = ?", id))
                .endsWith("ACCOUNT_DELETED").doesNotContain("@");
        registration.register("Ann Again", new EmailAddress(email), PASSWORD, Language.ENGLISH, client);
        assertThat(shop.text("SELECT count(*) FROM customer WHERE email = ?", email)).isEqualTo("1");
    }

    @Test
    void staffGiveACodeOnceAndMayUseARecoveryCode() {
        long id = newAccount();
        SignedIn admin = administrator();
        desk.setRoles(admin, id, Set.of(Role.CATALOGUE));
        SignedIn staff = lookup.find(signIn(email, PASSWORD).token()).orElseThrow().customer();
        assertThat(staff.roles()).containsExactlyInAnyOrder(Role.CUSTOMER, Role.CATALOGUE);
        String secret = secondFactors.enrol(staff).secret();
        assertThat(secondFactors.enrol(staff).secret()).isEqualTo(secret);
        assertThat(code(() -> secondFactors.confirm(id, "000000x"))).isEqualTo("WRONG_CODE");
        String first = AuthenticatorApp.code(secret, 0);
        List<String> recovery = secondFactors.confirm(id, first);

        SignIn.Begun begun = signIn(email, PASSWORD);

        assertThat(begun.awaitsCode()).isTrue();
        assertThat(lookup.find(begun.token())).as("nobody is signed in yet").isEmpty();
        assertThat(code(() -> signIn.giveCode(begun.token(), first, client, DEVICE))).as("used").isEqualTo("WRONG_CODE");
        SignIn.Begun done = signIn.giveCode(begun.token(), AuthenticatorApp.code(secret, 1), client, DEVICE);
        assertThat(done.token()).isNotEqualTo(begun.token());
        assertThat(lookup.find(done.token()).orElseThrow().confirmed()).isTrue();
        assertThat(code(() -> signIn.giveCode(begun.token(), recovery.get(0), client, DEVICE))).isEqualTo("SESSION_OVER");
        SignIn.Begun again = signIn(email, PASSWORD);
        assertThat(signIn.giveCode(again.token(), recovery.get(0).toUpperCase(Locale.ROOT), client, DEVICE).awaitsCode())
                .isFalse();
        SignIn.Begun third = signIn(email, PASSWORD);
        assertThat(code(() -> signIn.giveCode(third.token(), recovery.get(0), client, DEVICE))).isEqualTo("WRONG_CODE");
        assertThat(signIn.identify(email, PASSWORD, client)).as("a password alone").isEmpty();
        assertThat(code(() -> accounts.erase(id))).isEqualTo("STAFF_STAYS");
    }

    @Test
    void programsSignInByTokensAsLongAsTheirOwnersMay() {
        long id = newAccount();
        SignedIn admin = administrator();
        CurrentSession customer = lookup.find(signIn(email, PASSWORD).token()).orElseThrow();
        assertThat(code(() -> tokens.create(customer, "import"))).isEqualTo("NOT_ALLOWED");
        desk.setRoles(admin, id, Set.of(Role.CATALOGUE));
        CurrentSession unconfirmed = lookup.find(signIn(email, PASSWORD).token()).orElseThrow();
        assertThat(code(() -> tokens.create(unconfirmed, "import"))).as("without a code").isEqualTo("NOT_ALLOWED");
        secondFactors.confirm(id, AuthenticatorApp.code(secondFactors.enrol(unconfirmed.customer()).secret(), 0));
        CurrentSession session = new CurrentSession(unconfirmed.id(), unconfirmed.customer(), true, true);
        assertThat(code(() -> tokens.create(session, " "))).isEqualTo("REQUIRED");

        String token = tokens.create(session, "import");

        assertThat(tokens.identify(token).orElseThrow().roles()).contains(Role.CATALOGUE);
        assertThat(tokens.identify(token + "x")).isEmpty();
        assertThat(tokens.of(id)).singleElement().satisfies(view -> {
            assertThat(view.name()).isEqualTo("import");
            assertThat(view.lastUsedOn()).isNotNull();
        });
        assertThat(shop.text("SELECT count(*) FROM api_token WHERE encode(token_hash, 'hex') LIKE '%' || ? || '%'", token)).isEqualTo("0");
        desk.setRoles(admin, id, Set.of(Role.SUPPORT));
        assertThat(tokens.identify(token).orElseThrow().roles()).doesNotContain(Role.CATALOGUE);
        String other = tokens.create(session, "other");
        tokens.remove(admin.customerId(), tokens.of(id).get(0).id());
        assertThat(tokens.identify(other)).as("not the owner").isPresent();
        tokens.remove(id, tokens.of(id).get(0).id());
        assertThat(tokens.identify(other)).isEmpty();
        shop.update("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE customer_id = ?", id);
        assertThat(tokens.identify(token)).as("too old").isEmpty();
        shop.update("UPDATE api_token SET expires_at = now() + interval '1 day' WHERE customer_id = ?", id);
        sessions.signOutEverywhere(id);
        assertThat(tokens.identify(token)).isEmpty();
        String last = tokens.create(session, "last");
        secondFactors.remove(id, null);
        assertThat(tokens.identify(last)).isEmpty();
        assertThat(shop.text("SELECT count(*) FROM audit_event WHERE customer_id = ? AND kind = 'API_TOKEN_ADDED'", id)).isEqualTo("3");
        for (int count = 0; count < ApiTokens.MAX_TOKENS; count++) {
            tokens.create(session, "t" + count);
        }
        assertThat(code(() -> tokens.create(session, "one more"))).isEqualTo("TOO_MANY_TOKENS");
    }

    @Test
    void rolesSayWhoMayDoWhatToWhom() {
        long id = newAccount();
        SignedIn admin = administrator();
        SignedIn support = new SignedIn(id, email, "S", Set.of(Role.CUSTOMER, Role.SUPPORT), null);
        SignedIn catalogue = new SignedIn(id, email, "C", Set.of(Role.CUSTOMER, Role.CATALOGUE), null);
        assertThat(code(() -> desk.setRoles(support, id, Set.of(Role.ADMIN)))).isEqualTo("NOT_ALLOWED");
        assertThat(code(() -> desk.endSessions(support, admin.customerId()))).isEqualTo("NOT_ALLOWED");
        assertThat(code(() -> desk.unlock(catalogue, id))).isEqualTo("NOT_ALLOWED");
        assertThat(code(() -> desk.setRoles(admin, admin.customerId(), Set.of()))).isEqualTo("OWN_ROLE");
        desk.setTerms(admin, id, "trade", new BigDecimal("1500.00"));
        assertThat(customers.creditLimit(id)).contains(Money.parse("GBP 1500.00"));
        assertThat(credit.of(id).orElseThrow().limit()).isEqualTo(Money.parse("GBP 1500.00"));
        assertThat(code(() -> desk.setTerms(admin, id, "x".repeat(41), null))).isEqualTo("TOO_LONG");
        assertThat(code(() -> desk.setTerms(admin, id, null, new BigDecimal("-1")))).isEqualTo("INVALID_AMOUNT");
        assertThat(desk.search(email.substring(0, 20), Long.MAX_VALUE)).extracting(CustomerView::id).contains(id);
        assertThat(desk.search("100%_\\", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void tamperingWithTheAuditLogIsFound() {
        long id = newAccount();
        assertThat(audit.check().isIntact()).isTrue();
        long entry = Long.parseLong(shop.text("SELECT min(id) FROM audit_event WHERE customer_id = ?", id));
        assertThatThrownBy(() -> shop.update("UPDATE audit_event SET detail = 'x' WHERE id = ?", entry))
                .rootCause().hasMessageContaining("stay as they are");
        assertThatThrownBy(() -> shop.update("DELETE FROM audit_event WHERE id = ?", entry))
                .rootCause().hasMessageContaining("stay as they are");

        shop.update("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only");
        try {
            shop.update("UPDATE audit_event SET detail = 'x' WHERE id = ?", entry);
            AuditVerdict verdict = audit.check();
            assertThat(verdict.firstBroken()).hasValue(entry);
            shop.update("UPDATE audit_event SET detail = '' WHERE id = ?", entry);
        } finally {
            shop.update("ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only");
        }
        assertThat(audit.check().isIntact()).isTrue();
    }

    private long newAccount() {
        registration.register("Ann Buyer", new EmailAddress(email), PASSWORD, Language.ENGLISH, client);
        registration.verify(link(email, "token=([A-Za-z0-9_-]+)"), PASSWORD, client, DEVICE, null);
        return Long.parseLong(shop.text("SELECT id FROM customer WHERE email = ?", email));
    }

    private SignedIn administrator() {
        String address = "admin-" + email;
        registration.register("An Admin", new EmailAddress(address), PASSWORD, Language.ENGLISH, client);
        String token = registration.verify(link(address, "token=([A-Za-z0-9_-]+)"), PASSWORD, client, DEVICE, null).token();
        shop.update("INSERT INTO customer_role SELECT id, 'ADMIN' FROM customer WHERE email = ?", address);
        return sessions.find(token).orElseThrow().customer();
    }

    private SignIn.Begun signIn(String address, String password) {
        return signIn.signIn(address, password, false, client, DEVICE, null);
    }

    private static String code(Runnable work) {
        return Optional.ofNullable(catchThrowableOfType(BusinessException.class, work::run)).map(BusinessException::code).orElse("nothing");
    }

    /** Lets everybody try again at once. */
    private void open(String address) {
        assertThat(address).isNotEmpty();
        shop.update("UPDATE login_attempt SET open_at = last_at");
    }

    /** From the latest mail to somebody. */
    private String link(String recipient, String pattern) {
        String mail = shop.text("SELECT body_text FROM notification WHERE recipient = ? ORDER BY id DESC LIMIT 1", recipient);
        Matcher link = Pattern.compile(pattern).matcher(String.valueOf(mail));
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    private static String pbkdf2(String password) {
        try {
            byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().withoutPadding().encodeToString(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(
                            new PBEKeySpec(password.toCharArray(), salt, 1_000, 256)).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
