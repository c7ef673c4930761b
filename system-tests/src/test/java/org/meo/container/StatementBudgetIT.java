package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.shared.SecretToken;

/**
 * Rule 9: how many SQL statements a page takes when nothing is remembered of it (this container's caches are off). The
 * database itself counts them; what timers do beside does not reach one statement a request and so falls out.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class StatementBudgetIT {

    private static final int REQUESTS = 12;
    private static final int OK = 200;
    private static final String COUNTS = """
            SELECT queryid, calls, query FROM pg_stat_statements
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND query !~* '^\\s*(BEGIN|COMMIT|ROLLBACK|SET|SHOW|DISCARD)' AND query !~* 'pg_stat_statements'""";

    private static final Pattern TOTAL = Pattern.compile("name=\"expectedTotal\" value=\"([^\"]+)\"");
    private static final Pattern BATCHED =
            Pattern.compile("INSERT INTO (order_line|fulfilment_line)|UPDATE (stock_level|notification)|^\\s*(WITH|SELECT|UPDATE).*outbox",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String TREE = "c.id, c.slug, c.parent_id, c.position";

    private final HttpClient browser = HttpClient.newHttpClient();

    @ArquillianResource
    private URL shop;

    @Test
    void pagesTakeFewStatementsHoweverMuchTheyShow() throws IOException, InterruptedException, SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500))
                .until(() -> status("/health/ready") == OK);

        assertAtMost(4, "/");
        assertAtMost(4, "/de");
        assertAtMost(4, "/c/writing");
        assertAtMost(4, "/c/fountain-pens");
        assertAtMost(4, "/c/writing?colour=blue&colour=black&stock=available&sort=price");
        assertAtMost(5, "/p/penhallow-merchant-fountain-pen");
        assertAtMost(5, "/de/p/meo-white-eraser");
        assertAtMost(3, "/search?q=pen");
        assertAtMost(3, "/search?q=fountan+pne");
        assertAtMost(3, "/search?q=nothinglikethis");
    }

    @Test
    void theCartTakesAsManyStatementsForManyLinesAsForOne() throws IOException, InterruptedException, SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500))
                .until(() -> status("/health/ready") == OK);
        String small = cart(1);
        String large = cart(200);

        List<String> ofOne = statements("/cart", small);

        // The cart, its goods, their stock, pictures, rules; who it is.
        assertThat(ofOne).hasSizeLessThanOrEqualTo(7);
        assertThat(statements("/cart", large)).hasSameSizeAs(ofOne);
    }

    @Test
    void placingTakesAsManyStatementsForTwentyLinesAsForOne() throws IOException, InterruptedException, SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500))
                .until(() -> status("/health/ready") == OK);
        placing(1);

        Map<String, Long> ofOne = placing(1);
        Map<String, Long> ofTwenty = placing(20);

        assertThat(ofOne.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(40);
        assertThat(ofTwenty).isEqualTo(ofOne);
    }

    /**
     * How often placing an order takes each statement, but for those that travel as one batch with a row a line, and
     * for the sending of mails and messages that goes on beside.
     */
    private Map<String, Long> placing(int lines) throws IOException, InterruptedException, SQLException {
        List<String> carts = new ArrayList<>();
        List<String> totals = new ArrayList<>();
        for (int order = 0; order < REQUESTS; order++) {
            carts.add(cart(lines));
            try (Connection connection = connection(); Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO checkout (cart_id, email, ship_name, ship_line1, ship_city, ship_postal_code,"
                        + " ship_country, shipping_method, payment_method, payment_token, payment_label, updated_at)"
                        + " SELECT max(id), 'budget@example.org', 'A', 'B', 'C', 'D', 'GB', 'gb-standard', 'card', 'sim_4242', '4242',"
                        + " now() FROM cart");
            }
            Matcher total = TOTAL.matcher(answer("/checkout/review", carts.get(order), null));
            assertThat(total.find()).isTrue();
            totals.add(total.group(1).replace(' ', '+'));
        }
        Map<Long, Long> before = new HashMap<>();
        counts().forEach(count -> before.put(count.id, count.calls));
        for (int order = 0; order < REQUESTS; order++) {
            answer("/checkout/review", carts.get(order), "expectedTotal=" + totals.get(order) + "&expectedDue=" + totals.get(order));
        }
        Map<String, Long> statements = new HashMap<>();
        for (Count count : counts()) {
            long calls = count.calls - before.getOrDefault(count.id, 0L);
            // One order of them may wait for an answer of its provider that comes late on a busy machine.
            long each = (calls + 1) / REQUESTS;
            if (each > 0 && !BATCHED.matcher(count.query).find()) {
                statements.put(count.query.strip(), each);
            }
        }
        return statements;
    }

    private String answer(String path, String cookie, String form) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.getPort() + path))
                .timeout(Duration.ofSeconds(30)).header("Cookie", cookie);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form));
        }
        HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (form != null) {
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/order/");
        }
        return answer.body();
    }

    /** @return the cookie of a new cart with so many lines */
    private static String cart(int lines) throws SQLException {
        String token = SecretToken.create();
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO cart (id, token_hash, status, currency, created_at, updated_at) VALUES"
                    + " (nextval('cart_seq'), sha256('" + token + "'), 'OPEN', 'GBP', now(), now())");
            statement.executeUpdate("INSERT INTO cart_line (cart_id, sku, quantity, position)"
                    + " SELECT currval('cart_seq'), sku, 1, row_number() OVER (ORDER BY sku)"
                    + " FROM (SELECT v.sku FROM variant v JOIN stock_level s ON s.sku = v.sku AND s.on_hand - s.reserved > 5"
                    + " WHERE v.active ORDER BY v.sku LIMIT " + lines + ") chosen");
        }
        return "meo_cart=" + token;
    }

    private void assertAtMost(int budget, String path) throws IOException, InterruptedException, SQLException {
        assertThat(statements(path, "")).as(path).isNotEmpty().hasSizeLessThanOrEqualTo(budget - 1);
    }

    /** What a page takes each time, but for the tree of categories. */
    private List<String> statements(String path, String cookie) throws IOException, InterruptedException, SQLException {
        assertThat(status(path, cookie)).as(path).isEqualTo(OK);
        Map<Long, Long> before = new HashMap<>();
        counts().forEach(count -> before.put(count.id, count.calls));
        for (int request = 0; request < REQUESTS; request++) {
            status(path, cookie);
        }
        List<String> statements = new ArrayList<>();
        for (Count count : counts()) {
            long each = (count.calls - before.getOrDefault(count.id, 0L)) / REQUESTS;
            for (long call = 0; call < each; call++) {
                statements.add(count.query.strip());
            }
        }
        // The tree of categories is kept for the length of a request, and so for the next one, too: it counts nevertheless.
        statements.removeIf(statement -> statement.contains(TREE));
        return statements;
    }

    private int status(String path) throws IOException, InterruptedException {
        return status(path, "");
    }

    private int status(String path, String cookie) throws IOException, InterruptedException {
        // The container names the machine's outer address; it listens on the inner one.
        URI address = URI.create("http://127.0.0.1:" + shop.getPort() + path);
        return browser.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).header("Cookie", cookie).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private record Count(long id, long calls, String query) {
    }

    private static List<Count> counts() throws SQLException {
        try (Connection connection = connection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COUNTS)) {
            List<Count> counts = new ArrayList<>();
            while (rows.next()) {
                counts.add(new Count(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
            return counts;
        }
    }

    private static Connection connection() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + System.getenv("MEO_DB_PORT") + "/" + System.getenv("MEO_DB_NAME");
        return DriverManager.getConnection(url, System.getenv("MEO_DB_USER"), System.getenv("MEO_DB_PASSWORD"));
    }
}
