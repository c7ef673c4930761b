package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both disks of the broker are gone: it starts empty, and what waited in it comes again from the database (decision 046). */
@ExtendWith(StoreExtension.class)
class LostJournalIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ANSWERS = "meo.orders.replies";

    @Test
    void whatAPartnerHadNotTakenYetIsSentAgainAndItsRequestIsOneOrder(RunningStore store) throws IOException, InterruptedException {
        Goods goods = store.database().goods(21);
        Instant begun = Instant.now();
        String id = "lost-" + UUID.randomUUID();
        ask(store, id, goods);
        Awaitility.await("the answer is in the broker").atMost(PATIENCE).until(() -> unsent(store) == 0 && answered(store, id));

        store.quickstart().broker().kill();
        delete(RunningStore.logs().resolveSibling("broker/data"));
        store.quickstart().broker().start();
        assertThat(answers(store, id)).as("a journal that is gone").isEmpty();

        assertThat(sendAgain(store, begun)).contains("messages wait to be sent");
        Awaitility.await("sent again").atMost(PATIENCE).until(() -> unsent(store) == 0);
        List<String> again = new ArrayList<>();
        Awaitility.await("the answer again").atMost(PATIENCE).until(() -> {
            again.addAll(answers(store, id));
            return !again.isEmpty();
        });
        // The partner that had no answer asks once more, and is told the same.
        ask(store, id, goods);
        Awaitility.await("the answer to the repeat").atMost(PATIENCE).until(() -> {
            again.addAll(answers(store, id));
            return again.size() > 1;
        });
        assertThat(again.stream().map(LostJournalIT::orderNumber).distinct()).hasSize(1);
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE channel = 'b2b' AND external_id = ?", id)).isEqualTo(1);
        assertThat(store.warehouse().request(orderNumber(again.get(0))).json().getString("orderNumber")).isEqualTo(orderNumber(again.get(0)));
        assertThat(store.warehouse().requests(orderNumber(again.get(0))).stream().map(Queue.Received::messageId).distinct()).hasSize(1);
    }

    private static long unsent(RunningStore store) {
        return store.database().number("SELECT count(*) FROM outbox WHERE sent_at IS NULL");
    }

    private static boolean answered(RunningStore store, String id) {
        return store.database().number("SELECT count(*) FROM outbox WHERE address = ? AND body LIKE ?", ANSWERS, "%" + id + "%") > 0;
    }

    /** As docs/recovery.md says. */
    private static String sendAgain(RunningStore store, Instant since) throws IOException, InterruptedException {
        ProcessBuilder psql = new ProcessBuilder("psql", "-X", "-v", "ON_ERROR_STOP=1", "-v", "since=" + since, "-f",
                Path.of("../recovery/send-again.sql").toString()).redirectErrorStream(true);
        psql.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT",
                String.valueOf(store.quickstart().settings().postgresPort()), "PGDATABASE", "meo", "PGUSER", "meo", "PGPASSWORD", "meo"));
        Process process = psql.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static void ask(RunningStore store, String id, Goods goods) {
        try (JMSContext context = partner(store)) {
            context.createProducer().setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1).setProperty("meoMessageId", id)
                    .send(context.createQueue("meo.orders.in"), """
                            {"messageId":"%s","channel":"b2b","externalOrderId":"%s","customer":{"externalId":"7","name":"Example Ltd"},
                             "currency":"GBP","shipTo":{"name":"Example Ltd","line1":"1 High Street","city":"Leeds","postalCode":"LS1 1AA",
                             "country":"GB"},"lines":[{"sku":"%s","quantity":1,"unitPrice":"1.00"}],"payment":{"method":"invoice"}}"""
                            .formatted(id, id, goods.sku()));
        }
    }

    /** Takes what waits for the partner now. @return the bodies of those that answer a message */
    private static List<String> answers(RunningStore store, String id) {
        List<String> bodies = new ArrayList<>();
        try (JMSContext context = partner(store); var consumer = context.createConsumer(context.createQueue(ANSWERS))) {
            for (var message = consumer.receive(1_000); message != null; message = consumer.receive(1_000)) {
                String body = ((TextMessage) message).getText();
                if (body.contains(id)) {
                    bodies.add(body);
                }
            }
        } catch (JMSException unreadable) {
            throw new JMSRuntimeException(unreadable.getMessage(), unreadable.getErrorCode(), unreadable);
        }
        return bodies;
    }

    private static JMSContext partner(RunningStore store) {
        return new JmsConnectionFactory("integrator", "integrator", store.quickstart().broker().amqpUrl()).createContext();
    }

    private static String orderNumber(String answer) {
        return answer.replaceFirst("(?s).*\"orderNumber\":\"([^\"]+)\".*", "$1");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
