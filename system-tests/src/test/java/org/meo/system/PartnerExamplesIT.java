package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meo.delivery.NodeProject;

/** The clients that partners are given do what the guide says, also when they are run again. */
@ExtendWith(StoreExtension.class)
class PartnerExamplesIT {

    private static final Path EXAMPLES = Path.of("..", "jms-config", "examples").toAbsolutePath();

    /** How each is run. */
    private enum Example {
        JAVA {
            @Override
            NodeProject.Run order(RunningStore store, String... order) throws IOException, InterruptedException {
                List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), EXAMPLES.resolve("java/OrderClient.java").toString(),
                        store.quickstart().broker().amqpUrl(), "integrator", "integrator"));
                command.addAll(List.of(order));
                return run(store, command);
            }
        },
        NODE {
            @Override
            NodeProject.Run order(RunningStore store, String... order) {
                return node().run(broker(store), "order-client.mjs", order);
            }
        },
        SHELL {
            @Override
            NodeProject.Run order(RunningStore store, String... order) throws IOException, InterruptedException {
                List<String> command = new ArrayList<>(List.of("bash", EXAMPLES.resolve("stomp/order.sh").toString()));
                command.addAll(List.of(order));
                return run(store, command);
            }
        };

        /** @param order its number, SKU, quantity and attempt */
        abstract NodeProject.Run order(RunningStore store, String... order) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void orderThatIsSentAgainIsTheSameOrder(Example example, RunningStore store) throws IOException, InterruptedException {
        Goods goods = store.database().goods(40);
        String number = "ex-" + UUID.randomUUID();

        JsonObject first = answer(example.order(store, number, goods.sku(), "2"), 0, "OrderAccepted");
        JsonObject again = answer(example.order(store, number, goods.sku(), "2"), 0, "OrderAccepted");

        assertThat(first.getString("orderNumber")).isEqualTo(again.getString("orderNumber"));
        assertThat(store.database().number("SELECT count(*) FROM orders WHERE external_id = ?", number)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void rejectedOrderIsMendedAndSentAsTheNextAttempt(Example example, RunningStore store) throws IOException, InterruptedException {
        Goods goods = store.database().goods(41);
        String number = "ex-" + UUID.randomUUID();

        JsonObject rejected = answer(example.order(store, number, "NO-SUCH-SKU", "1"), 2, "OrderRejected");
        assertThat(rejected.getJsonArray("errors").getJsonObject(0).getString("code")).isEqualTo("UNKNOWN_SKU");
        JsonObject accepted = answer(example.order(store, number, goods.sku(), "1", "2"), 0, "OrderAccepted");
        assertThat(accepted.getString("externalOrderId")).isEqualTo(number);
    }

    /** The tests' own warehouse takes its turn, so the example gets one of a few requests. */
    @Test
    void warehouseSendsWhatIsOrdered(RunningStore store) {
        Goods goods = store.database().goods(42);
        CompletableFuture<NodeProject.Run> warehouse = CompletableFuture.supplyAsync(
                () -> node().run(broker(store), "warehouse.mjs", "1"));
        List<ShopClient.PlacedOrder> orders = new ArrayList<>();
        Awaitility.await("a parcel").atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(2)).until(() -> {
            if (!warehouse.isDone()) {
                orders.add(store.client().add(goods, 1).buy(store.newEmail()));
            }
            return warehouse.isDone();
        });

        NodeProject.Run run = warehouse.join();
        assertThat(run.exitCode()).as(run.output()).isZero();
        ShopClient.PlacedOrder sent = orders.stream().filter(order -> run.output().contains("sent " + order.number())).findAny()
                .orElseThrow(() -> new AssertionError(run.output()));
        store.awaitStatus(sent, "SHIPPED");
        assertThat(store.client().get(sent.path()).page().select("strong.tracking").eachText()).containsExactly("NP-" + sent.number());
    }

    private static JsonObject answer(NodeProject.Run run, int exitCode, String type) {
        assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
        String line = run.output().lines().filter(one -> one.startsWith(type + " ")).findFirst()
                .orElseThrow(() -> new AssertionError(run.output()));
        try (JsonReader reader = Json.createReader(new StringReader(line.substring(type.length() + 1)))) {
            return reader.readObject();
        }
    }

    private static NodeProject node() {
        return NodeProject.installed("jms-config/examples/node");
    }

    private static Map<String, String> broker(RunningStore store) {
        return Map.of("MEO_BROKER_PORT", String.valueOf(store.quickstart().broker().port()));
    }

    private static NodeProject.Run run(RunningStore store, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "examples")), "run", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(broker(store));
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the example ends by itself").isTrue();
        return new NodeProject.Run(process.exitValue(), Files.readString(output));
    }
}
