package org.meo.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meo.container.AuthenticatorApp;

/** Accounts as people meet them: in a browser without scripts, by keyboard, on a phone; and as others would misuse them. */
@ExtendWith(StoreExtension.class)
class SigningInIT {

    static final String PASSWORD = "three blue pens";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Map<String, String> SHOPPER = Map.of("email", "shopper@meo.example", "password", "shopper");
    static final Map<String, String> ADMIN = Map.of("email", "admin@meo.example", "password", "admin");

    @Test
    void openAnAccountConfirmItAndComeBackWithoutScripts(RunningStore store, Shoppers shoppers) {
        String email = store.newEmail();
        Shopper shopper = shoppers.arrive(false);
        shopper.open("account");
        assertThat(shopper.heading("Sign in")).isVisible();
        shopper.link("Create an account").click();
        shopper.field("Full name").fill("Ann <b>Buyer</b>");
        shopper.field("Email").fill(email);
        shopper.field("Password").fill("short");
        shopper.button("Create account").click();
        assertThat(shopper.page().locator("#password-error")).hasText("Please choose a password of at least 8 characters.");
        assertThat(shopper.field("Email")).hasValue(email);
        shopper.field("Password").fill(PASSWORD);
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("look into your mailbox");

        shopper.open(path(store.mailbox().await(email, 1).get(0)));
        shopper.field("Password").fill(PASSWORD);
        shopper.button("Confirm and sign in").click();
        assertThat(shopper.heading("Hello Ann <b>Buyer</b>")).isVisible();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("your account is confirmed");

        shopper.open("account/addresses");
        shopper.link("Add an address").click();
        assertThat(shopper.field("Full name")).hasValue("Ann <b>Buyer</b>");
        shopper.button("Save address").click();
        assertThat(shopper.page().locator("#line1-error")).isVisible();
        shopper.field("Address").fill("12 Mill Lane");
        shopper.field("Town or city").fill("Hebden Bridge");
        shopper.field("Postcode").fill("HX7 8AB");
        shopper.button("Save address").click();
        assertThat(shopper.test("address")).containsText("12 Mill Lane");

        shopper.open("account/security");
        assertThat(shopper.test("session")).hasCount(1);
        shopper.open("account");
        shopper.button("Sign out").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("You are signed out.");
        shopper.open("account/addresses");
        shopper.field("Email").fill(email);
        shopper.field("Password").fill(PASSWORD);
        shopper.button("Sign in").click();
        assertThat(shopper.page()).hasURL(Pattern.compile(".*/account/addresses"));
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void chooseANewPasswordByMailInGerman(RunningStore store, Shoppers shoppers) {
        String email = newAccount(store, "de/");
        Shopper shopper = shoppers.arrive();
        shopper.open("de/login");
        shopper.link("Passwort vergessen?").click();
        shopper.page().locator("#email").fill(email);
        shopper.button("Link schicken").click();
        assertThat(shopper.page().getByRole(AriaRole.STATUS)).containsText("Wenn es ein Konto mit dieser Adresse gibt");
        Mailbox.Mail mail = store.mailbox().await(email, 2).get(1);
        assertThat(mail.subject()).isEqualTo("Wählen Sie ein neues Passwort für Meo");
        shopper.open(path(mail));
        shopper.page().locator("#password").fill("four red crayons");
        shopper.button("Passwort setzen").click();
        shopper.page().locator("#email").fill(email);
        shopper.page().locator("#password").fill("four red crayons");
        shopper.button("Anmelden").click();
        assertThat(shopper.heading("Guten Tag, Ann Buyer")).isVisible();
        assertThat(shopper.complaints()).isEmpty();
    }

    @Test
    void answersTheSameWhetherThereIsAnAccount(RunningStore store) {
        String email = newAccount(store, "");
        ShopClient client = store.client();
        ShopClient.Answer known = client.post("login", Map.of("email", email, "password", "wrong password"));
        ShopClient.Answer unknown = client.post("login", Map.of("email", store.newEmail(), "password", "wrong password"));
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(200);
        assertThat(known.text(".error-summary")).isEqualTo(unknown.text(".error-summary")).contains("is not right");
        for (String address : List.of(email, store.newEmail())) {
            assertThat(client.post("password/forgot", Map.of("email", address)).location()).endsWith("/password/forgot?sent=1");
            assertThat(client.post("register", Map.of("name", "A", "email", address, "password", PASSWORD)).location())
                    .endsWith("/register?sent=1");
        }
    }

    @Test
    void guessingIsSlowedDown(RunningStore store) {
        ShopClient client = store.client();
        String email = newAccount(store, "");
        for (int count = 0; count < 5; count++) {
            client.post("login", Map.of("email", email, "password", "wrong password"));
        }
        ShopClient.Answer refused = client.post("login", Map.of("email", email, "password", PASSWORD));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text(".error-summary")).startsWith("That was tried too often. Please try again in 1 second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/nope",
            "/account\r\nSet-Cookie: evil=1"})
    void sendsNobodyElsewhereAfterSignIn(String next, RunningStore store) {
        ShopClient client = store.client();
        ShopClient.Answer answer = client.post("login", with(SHOPPER, "next", next));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).endsWith("/account").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "logout", "account/profile", "account/addresses", "account/security", "account/delete",
            "admin/customer"})
    void takesNothingFromOtherSites(String page, RunningStore store) {
        ShopClient client = signedIn(store, SHOPPER);
        assertThat(client.post(page, Map.of("name", "Evil"), Map.of("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(client.post(page, Map.of("name", "Evil"), Map.of("Origin", "https://evil.example")).status()).isEqualTo(403);
        assertThat(client.get("account").text("h1")).isEqualTo("Hello Sam Shopper");
    }

    @Test
    void theBackOfficeIsForThoseWithTheRole(RunningStore store) {
        ShopClient guest = store.client();
        ShopClient.Answer led = guest.get("admin/customers?q=a");
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.location()).endsWith("/login?next=%2Fadmin%2Fcustomers%3Fq%3Da");
        assertThat(guest.post("admin/catalogue/imports", Map.of()).status()).isEqualTo(303);
        assertThat(guest.get("api/v1/catalogue/imports").status()).isEqualTo(401);
        ShopClient shopper = signedIn(store, SHOPPER);
        for (String page : List.of("admin/customers", "admin/audit", "admin/catalogue", "de/admin/audit")) {
            ShopClient.Answer refused = shopper.get(page);
            assertThat(refused.status()).as(page).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("admin@meo.example");
        }
        assertThat(shopper.get("api/v1/catalogue/imports").status()).isEqualTo(403);
        ShopClient admin = signedIn(store, ADMIN);
        assertThat(admin.get("admin/customers?q=shopper@").text("[data-testid=customer]")).contains("Sam Shopper");
        assertThat(admin.get("admin/audit?check=1").text("[data-testid=audit-verdict]")).startsWith("The log is intact");
        assertThat(admin.get("admin/catalogue").status()).isEqualTo(200);
        assertThat(admin.get("api/v1/catalogue/imports").status()).isEqualTo(200);
    }

    @Test
    void staffWithASecondStepGiveACode(RunningStore store, Shoppers shoppers) throws Exception {
        String email = newAccount(store, "");
        long id = store.database().number("SELECT id FROM customer WHERE email = ?", email);
        ShopClient admin = signedIn(store, ADMIN);
        assertThat(admin.post("admin/customer", Map.of("id", String.valueOf(id), "action", "roles", "role-SUPPORT", "1")).status())
                .isEqualTo(303);
        Shopper staff = shoppers.arrive();
        staff.open("login?next=/account/security");
        staff.field("Email").fill(email);
        staff.field("Password").fill(PASSWORD);
        staff.button("Sign in").click();
        String secret = staff.test("totp-secret").innerText();
        assertThat(staff.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code with the secret for your app")))
                .isVisible();
        staff.field("Code").fill(AuthenticatorApp.code(secret, 0));
        staff.button("Turn on").click();
        assertThat(staff.test("recovery-code")).hasCount(8);
        String recovery = staff.test("recovery-code").first().innerText();
        programSignsInByToken(staff, admin, id, store);
        staff.open("account");
        staff.button("Sign out").click();

        staff.open("admin/customers");
        staff.field("Email").fill(email);
        staff.field("Password").fill(PASSWORD);
        staff.button("Sign in").click();
        assertThat(staff.heading("Enter your code")).isVisible();
        staff.field("Code").fill("000 00");
        staff.button("Sign in").click();
        assertThat(staff.page().locator("#code-error")).containsText("That code is not right");
        staff.field("Code").fill(recovery);
        staff.button("Sign in").click();
        assertThat(staff.heading("Customers")).isVisible();
        assertThat(staff.complaints()).isEmpty();
    }

    private static void programSignsInByToken(Shopper staff, ShopClient admin, long id, RunningStore store)
            throws IOException, InterruptedException {
        staff.open("account/security");
        staff.field("Name of the token").fill("import");
        staff.page().locator("#tokenPassword").fill(PASSWORD);
        staff.button("Make a token").click();
        String token = staff.test("api-token").innerText();
        assertThat(staff.test("token")).hasCount(1);
        URI catalogue = store.shop().resolve("api/v1/catalogue/products.csv");
        assertThat(bearer(catalogue, token)).as("support has not the role").isEqualTo(403);
        assertThat(bearer(catalogue, "no-such")).isEqualTo(401);
        admin.post("admin/customer", Map.of("id", String.valueOf(id), "action", "roles", "role-SUPPORT", "1", "role-CATALOGUE", "1"));
        assertThat(bearer(catalogue, token)).isEqualTo(200);
        staff.open("account/security");
        staff.button("Remove import").click();
        assertThat(staff.page().getByText("The token is void.")).isVisible();
        assertThat(bearer(catalogue, token)).isEqualTo(401);
    }

    private static int bearer(URI address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void longTextsAreRefusedBesideTheirFields(RunningStore store) {
        String text = "x".repeat(10_000);
        ShopClient guest = store.client();
        ShopClient.Answer refused = guest.post("register", Map.of("name", text, "email", text + "@example.org", "password", text));
        assertThat(refused.status()).isEqualTo(200);
        for (String field : List.of("name", "email", "password")) {
            assertThat(refused.text("#" + field + "-error")).as(field).isNotBlank();
        }
        assertThat(guest.post("login", Map.of("email", text, "password", text)).status()).isEqualTo(200);
        assertThat(guest.post("password/reset", Map.of("token", text, "password", text)).status()).isEqualTo(200);
        ShopClient shopper = signedIn(store, SHOPPER);
        ShopClient.Answer address = shopper.post("account/addresses", Map.of("edit", "new", "name", text, "line1", text,
                "city", text, "postalCode", text, "country", text));
        assertThat(address.status()).isEqualTo(200);
        assertThat(address.page().select(".field-error").eachText()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(shopper.post("account/profile", Map.of("name", text)).text("#name-error")).isNotBlank();
        assertThat(signedIn(store, ADMIN).get("admin/customers?q=" + "x".repeat(4_000)).status()).isEqualTo(200);
    }

    @Test
    void takesAlongAllThatIsKept(RunningStore store) {
        ShopClient shopper = signedIn(store, SHOPPER);
        ShopClient.Answer data = shopper.get("account/data");
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.body()).contains("\"email\":\"shopper@meo.example\"", "\"orders\":");
        assertThat(store.client().get("account/data").location()).endsWith("/login?next=/account/profile");
    }

    @Test
    void keptPagesShowNothingOfWhoIsSignedIn(RunningStore store) {
        ShopClient shopper = signedIn(store, SHOPPER);
        for (String page : List.of("", "p/" + store.database().goods(3).slug(), "search?q=pen")) {
            assertThat(shopper.get(page).body()).as(page).doesNotContain("Sam Shopper").doesNotContain("shopper@meo.example");
        }
    }

    @Test
    void pagesKeepTheRulesOfAccessibilityAndFitASmallPhone(RunningStore store, Shoppers shoppers) {
        Shopper admin = shoppers.arrive();
        Shopper phone = shoppers.arrive(new Browser.NewContextOptions().setViewportSize(360, 740).setIsMobile(true)
                .setHasTouch(true).setDeviceScaleFactor(2));
        List<String> problems = new ArrayList<>();
        for (Shopper person : List.of(admin, phone)) {
            for (String page : List.of("login", "register", "password/forgot", "login/code", "logout", "register/verify?token=x")) {
                look(person, page, problems);
            }
            person.open("login");
            person.button("Sign in").click();
            problems.addAll(problems(person, "login with an error"));
            person.open("login");
            person.field("Email").fill(ADMIN.get("email"));
            person.field("Password").fill(ADMIN.get("password"));
            person.button("Sign in").click();
            person.heading("Hello").waitFor();
            for (String page : List.of("account", "account/profile", "account/addresses", "account/addresses?edit=new",
                    "account/security", "account/delete", "admin/customers", "admin/audit?check=1",
                    "admin/customer?id=" + store.database().number("SELECT id FROM customer WHERE email = 'shopper@meo.example'"),
                    "de/account/security")) {
                look(person, page, problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    private static void look(Shopper person, String path, List<String> problems) {
        person.open(path);
        problems.addAll(problems(person, path));
    }

    private static List<String> problems(Shopper person, String name) {
        List<String> problems = new ArrayList<>();
        new AxeBuilder(person.page()).withTags(RULES).analyze().getViolations().forEach(rule -> rule.getNodes().forEach(node ->
                problems.add(name + ": " + rule.getId() + " at " + node.getTarget() + " " + node.getHtml())));
        int width = (Integer) person.page().evaluate("document.documentElement.scrollWidth");
        if (width > person.page().viewportSize().width) {
            problems.add(name + " is " + width + " wide");
        }
        return problems;
    }

    static ShopClient signedIn(RunningStore store, Map<String, String> credentials) {
        ShopClient client = store.client();
        ShopClient.Answer answer = client.post("login", credentials);
        assertThat(answer.status()).as(answer.text(".error-summary")).isEqualTo(303);
        return client;
    }

    /** An account that is confirmed, opened in the language that the prefix says. */
    static String newAccount(RunningStore store, String prefix) {
        String email = "ann-" + UUID.randomUUID() + "@example.org";
        ShopClient client = store.client();
        client.post(prefix + "register", Map.of("name", "Ann Buyer", "email", email, "password", PASSWORD));
        String path = path(store.mailbox().await(email, 1).get(0));
        int question = path.indexOf("?token=");
        ShopClient.Answer answer = client.post(path.substring(0, question),
                Map.of("token", path.substring(question + "?token=".length()), "password", PASSWORD));
        assertThat(answer.status()).isEqualTo(303);
        return email;
    }

    /** The path of the first link in a mail. */
    private static String path(Mailbox.Mail mail) {
        Matcher link = Pattern.compile("https?://[^/\\s]+/(\\S+)").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(1);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }
}
