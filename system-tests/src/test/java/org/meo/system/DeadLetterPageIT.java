package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with messages that could not be handled: in a browser with or without scripts, and from a command line. */
@ExtendWith(StoreExtension.class)
class DeadLetterPageIT {

    private static final Map<String, String> ADMIN = Map.of("email", "admin@meo.example", "password", "admin");
    private static final Path TOOL = Path.of("..", "payara-config", "src", "main", "bin", "meo-dead-letters");
    private static final String STOCK = "meo.stock.in";
    private static final String PAGE = "admin/dead-letters?address=" + STOCK;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void withoutScriptsAMessageIsMendedAndSentAgain(RunningStore store) {
        Goods goods = store.database().goods(16);
        String id = refused(store, "<b>NO-SUCH</b>", 3);
        ShopClient admin = signedIn(store);
        String link = linkOf(admin, id);

        ShopClient.Answer one = admin.get(link);
        assertThat(one.text("[data-testid=dead-letter]")).contains("UNKNOWN_SKU").contains("/items/0/sku");
        String body = one.page().select("textarea").text();
        assertThat(one.body()).doesNotContain("<b>NO-SUCH");
        assertThat(body).contains("<b>NO-SUCH</b>");

        long before = store.database().number("SELECT on_hand FROM stock_level WHERE sku = ?", goods.sku());
        ShopClient.Answer sent = admin.post(link, Map.of("action", "send", "body", body.replace("<b>NO-SUCH</b>", goods.sku())));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(admin.follow(sent).text("[data-testid=dead-letters-done]")).contains("1 message was sent again");
        await().atMost(PATIENCE).until(() -> store.database().number("SELECT on_hand FROM stock_level WHERE sku = ?", goods.sku())
                == before + 3);
        assertThat(store.database().number("SELECT count(*) FROM inbox WHERE message_id = ?", id)).isEqualTo(1);
        assertThat(admin.get("admin/audit").body()).contains("DEAD_LETTER_SENT_AGAIN").contains(id);
    }

    @Test
    void withoutAReasonNothingIsThrownAway(RunningStore store) {
        String id = refused(store, "NO-SUCH", 3);
        ShopClient admin = signedIn(store);
        String link = linkOf(admin, id);

        ShopClient.Answer refused = admin.post(link, Map.of("action", "discard", "reason", " "));
        assertThat(refused.text("[role=alert]")).contains("Please say why");
        ShopClient.Answer nothing = admin.post(PAGE, Map.of("action", "send"));
        assertThat(nothing.text("[role=alert]")).contains("choose at least one");
        assertThat(admin.post(link, Map.of("action", "discard", "reason", "a test")).status()).isEqualTo(303);
        assertThat(admin.get(PAGE).body()).doesNotContain(id);
        assertThat(admin.get(link).status()).isEqualTo(404);
        assertThat(admin.get("admin/dead-letters?address=meo.nowhere").status()).isEqualTo(404);
        assertThat(store.client().get(PAGE).status()).isEqualTo(303);
        assertThat(store.client().get("api/v1/dead-letters").status()).isEqualTo(401);
    }

    @Test
    void fromACommandLine(RunningStore store, @TempDir Path directory) throws IOException, InterruptedException {
        Goods goods = store.database().goods(17);
        String id = refused(store, "NO-SUCH", 4);
        Path password = Files.writeString(directory.resolve("password"), "MEO_PASSWORD=admin\n");

        assertThat(run(store, password, 0, "list")).contains(STOCK + "\t");
        String line = run(store, password, 0, "list", STOCK).lines().filter(each -> each.contains(id)).findFirst().orElseThrow();
        assertThat(line).contains("UNKNOWN_SKU").contains("StockAdjustment");
        String letter = line.split("\t")[0];
        assertThat(run(store, password, 0, "show", STOCK, letter)).contains("\"code\":\"UNKNOWN_SKU\"");
        Path body = Files.writeString(directory.resolve("body.json"),
                run(store, password, 0, "body", STOCK, letter).replace("NO-SUCH", goods.sku()));
        long before = store.database().number("SELECT on_hand FROM stock_level WHERE sku = ?", goods.sku());
        run(store, password, 0, "replay", STOCK, letter, body.toString());
        await().atMost(PATIENCE).until(() -> store.database().number("SELECT on_hand FROM stock_level WHERE sku = ?", goods.sku())
                == before + 4);
        assertThat(run(store, password, 1, "replay", STOCK, letter)).contains("not here any more");

        String second = refused(store, "NO-SUCH", 5);
        String secondLetter = run(store, password, 0, "list", STOCK).lines().filter(each -> each.contains(second)).findFirst().orElseThrow()
                .split("\t")[0];
        run(store, password, 1, "discard", STOCK, secondLetter, "");
        run(store, password, 0, "discard", STOCK, secondLetter, "a test, \"quoted\" & done");
        assertThat(run(store, password, 0, "list", STOCK)).doesNotContain(second);
        // As the broker itself puts aside what came by AMQP: without a reason, under an id of another protocol.
        String raw = "raw-" + UUID.randomUUID();
        try (JMSContext context = new JmsConnectionFactory("store", "store", store.quickstart().broker().amqpUrl()).createContext()) {
            context.createProducer().setProperty("meoType", "OrderAccepted").setProperty("meoVersion", 1).setProperty("meoMessageId", raw)
                    .send(context.createQueue("meo.dlq.meo.orders.replies"), "{}");
        }
        assertThat(run(store, password, 0, "list", "meo.orders.replies")).contains(raw);
        run(store, password, 0, "discard", "meo.orders.replies", run(store, password, 0, "list", "meo.orders.replies").lines()
                .filter(each -> each.contains(raw)).findFirst().orElseThrow().split("\t")[0], "a test");
        assertThat(run(store, password, 0, "list", "meo.orders.replies")).doesNotContain(raw);
        run(store, password, 2, "dance");
        Path wrong = Files.writeString(directory.resolve("wrong"), "MEO_PASSWORD=wrong\n");
        run(store, wrong, 1, "list");
    }

    @Test
    void thePageKeepsTheRulesOfAccessibilityAndFitsASmallPhone(RunningStore store, Shoppers shoppers) {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            ids.add(refused(store, "NO-SUCH", 6));
        }
        String link = linkOf(signedIn(store), ids.get(0));
        assertThat(Inspection.of(shoppers, ADMIN, List.of("admin/dead-letters", PAGE, link,
                "admin/dead-letters?address=meo.events.stock", "de/" + PAGE))).isEmpty();
        ShopClient admin = signedIn(store);
        assertThat(admin.post(PAGE, Map.of("action", "discard", "all", "true", "reason", "a test")).status()).isEqualTo(303);
        assertThat(admin.get(PAGE).text("[data-testid=dead-letters-none]")).isNotBlank();
        assertThat(store.client().get("metrics").body()).contains("meo_dead_letters{").contains("meo_queue_depth{")
                .contains("meo_queue_oldest_age_seconds{").contains("meo_message_seconds_bucket_total{");
    }

    /** Sends what will be refused. @return its id, once it is a dead letter */
    private static String refused(RunningStore store, String sku, int delta) {
        String id = "dl-" + UUID.randomUUID();
        try (JMSContext context = new JmsConnectionFactory("integrator", "integrator", store.quickstart().broker().amqpUrl())
                .createContext()) {
            context.createProducer().setProperty("meoType", "StockAdjustment").setProperty("meoVersion", 1).setProperty("meoMessageId", id)
                    .send(context.createQueue(STOCK), """
                            {"messageId":"%s","location":"MAIN","reason":"found","items":[{"sku":"%s","delta":%d}]}"""
                            .formatted(id, sku, delta));
        }
        ShopClient admin = signedIn(store);
        await().atMost(PATIENCE).until(() -> admin.get(PAGE).body().contains(id));
        return id;
    }

    private static String linkOf(ShopClient admin, String id) {
        return admin.get(PAGE).page().select("tr:contains(" + id + ") th a").attr("href").substring(1);
    }

    private static ShopClient signedIn(RunningStore store) {
        ShopClient client = store.client();
        assertThat(client.post("login", ADMIN).status()).isEqualTo(303);
        return client;
    }

    /** @return what the tool says, on either channel */
    private static String run(RunningStore store, Path password, int expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", TOOL.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("MEO_URL", store.shop().toString().replaceAll("/$", ""), "MEO_USER", ADMIN.get("email"),
                "MEO_PASSWORD_FILE", password.toString()));
        Process tool = builder.start();
        tool.getOutputStream().close();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(output).isEqualTo(expected);
        return output;
    }
}
