package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The partner that packs and sends, with a JMS client that is not the store's own. */
@ExtendWith(StoreExtension.class)
class WarehouseIT {

    private static final Path CONTRACTS = Path.of("..", "jms-config", "contracts");

    @Test
    void parcelsMoveTheOrderOnAndTheShopperIsTold(RunningStore store) throws IOException {
        Goods first = store.database().goods(10);
        Goods second = store.database().goods(11);
        String email = store.newEmail();
        ShopClient.PlacedOrder order = store.client().add(first, 3).add(second, 1).buy(email);

        Queue.Received request = store.warehouse().request(order.number());
        JsonObject body = request.json();
        assertThat(violations("FulfilmentRequest.v1.schema.json", body)).isEmpty();
        assertThat(request.properties()).containsEntry("meoType", "FulfilmentRequest").containsEntry("meoVersion", "1")
                .containsEntry("meoMessageId", body.getString("messageId"));
        assertThat(request.messageId()).hasSizeBetween(1, 64);
        assertThat(request.correlationId()).isNotBlank();
        assertThat(quantities(body)).isEqualTo(Map.of(first.sku(), 3, second.sku(), 1));
        assertThat(body.getJsonObject("shipTo").getString("name")).isEqualTo("Ada Buyer");
        String fulfilment = body.getString("fulfilmentId");

        JsonObject part = Warehouse.notice(fulfilment, "NP-PART-1", Map.of(first.sku(), 2));
        assertThat(violations("ShipmentNotice.v1.schema.json", part)).isEmpty();
        store.warehouse().send(part);
        store.awaitStatus(order, "PARTIALLY_SHIPPED");
        store.warehouse().send(Warehouse.notice(fulfilment, "NP-REST-2", Map.of(first.sku(), 1, second.sku(), 1)));
        store.awaitStatus(order, "SHIPPED");
        assertThat(store.client().get(order.path()).page().select("strong.tracking").eachText())
                .containsExactly("NP-PART-1", "NP-REST-2");

        List<Mailbox.Mail> mails = store.mailbox().await(email, 3);
        assertThat(mails).extracting(Mailbox.Mail::subject).containsExactlyInAnyOrder("Your Meo order " + order.number(),
                "Your Meo order " + order.number() + " is on its way", "Your Meo order " + order.number() + " is on its way");
        assertThat(mails).filteredOn(mail -> mail.subject().endsWith("on its way")).extracting(Mailbox.Mail::text)
                .anyMatch(text -> text.contains("NP-PART-1")).anyMatch(text -> text.contains("NP-REST-2"));
        for (Mailbox.Mail mail : mails) {
            String link = Jsoup.parse(mail.html()).select("a[href]").attr("href");
            assertThat(link).startsWith(store.shop().toString());
            assertThat(mail.text()).contains(link);
            assertThat(store.client().get(link.substring(store.shop().toString().length())).text("[data-testid=order-number]"))
                    .isEqualTo(order.number());
        }
        for (Goods goods : List.of(first, second)) {
            assertThat(store.database().number("""
                    SELECT count(*) FROM stock_level l WHERE l.sku = ? AND (l.on_hand, l.reserved) =
                      (SELECT sum(on_hand_delta), sum(reserved_delta) FROM stock_movement m WHERE m.sku = l.sku)""",
                    goods.sku())).as("level is the sum of movements").isEqualTo(1);
        }
    }

    @Test
    void noticeThatComesTwiceCountsOnce(RunningStore store) {
        Goods goods = store.database().goods(12);
        ShopClient.PlacedOrder order = store.client().add(goods, 2).buy(store.newEmail());
        String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");

        JsonObject notice = Warehouse.notice(fulfilment, "NP-TWICE", Map.of(goods.sku(), 1));
        store.warehouse().send(notice);
        store.warehouse().send(notice);
        store.awaitStatus(order, "PARTIALLY_SHIPPED");
        // What is sent after them on the same queue has been taken: so have they.
        store.warehouse().send(notice.getString("messageId") + "-after", "{}");
        store.refusedShipments().await("the message after", message -> message.messageId().equals(
                notice.getString("messageId") + "-after"));

        assertThat(store.client().status(order)).isEqualTo("PARTIALLY_SHIPPED");
        assertThat(store.client().get(order.path()).page().select("strong.tracking").eachText()).containsExactly("NP-TWICE");
        assertThat(store.refusedShipments().matching(
                message -> message.messageId().equals(notice.getString("messageId")))).isEmpty();
    }

    /** Notices that can never be right. */
    private enum Wrong {
        MORE_THAN_ORDERED(notice -> line(notice, 4).toString(), "MORE_THAN_ORDERED"),
        UNKNOWN_FULFILMENT(notice -> Json.createObjectBuilder(notice).add("fulfilmentId", "no-such-fulfilment").build()
                .toString(), "UNKNOWN_FULFILMENT"),
        NO_JSON(notice -> "these are no braces", "INVALID_MESSAGE"),
        MINUS_ONE(notice -> line(notice, -1).toString(), "INVALID_MESSAGE"),
        NOTHING(notice -> line(notice, 0).toString(), "INVALID_MESSAGE"),
        A_BILLION(notice -> line(notice, 1_000_000_000).toString(), ""),
        NO_TIME(notice -> Json.createObjectBuilder(notice).add("shippedAt", "yesterday").build().toString(), "INVALID_MESSAGE");

        private final Function<JsonObject, String> spoil;
        private final String code;

        Wrong(Function<JsonObject, String> spoil, String code) {
            this.spoil = spoil;
            this.code = code;
        }

        private static JsonObject line(JsonObject notice, int quantity) {
            String sku = notice.getJsonArray("lines").getJsonObject(0).getString("sku");
            return Json.createObjectBuilder(notice).add("lines", Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity))).build();
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void wrongNoticeBecomesADeadLetterThatSaysWhy(Wrong wrong, RunningStore store) {
        Goods goods = store.database().goods(13);
        ShopClient.PlacedOrder order = store.client().add(goods, 3).buy(store.newEmail());
        String fulfilment = store.warehouse().request(order.number()).json().getString("fulfilmentId");

        String body = wrong.spoil.apply(Warehouse.notice(fulfilment, "NP-WRONG", Map.of(goods.sku(), 3)));
        String messageId = "wrong-" + UUID.randomUUID();
        store.warehouse().send(messageId, body);

        Queue.Received dead = store.refusedShipments().await("the dead letter", message -> messageId.equals(message.messageId()));
        assertThat(dead.body()).isEqualTo(body);
        assertThat(dead.properties().get("meoError")).isNotBlank().contains(wrong.code);
        assertThat(dead.properties()).containsEntry("meoType", "ShipmentNotice");
        assertThat(dead.correlationId()).isEqualTo("c-" + messageId);
        assertThat(store.client().status(order)).isEqualTo("PLACED");

        store.warehouse().send(Warehouse.notice(fulfilment, "NP-RIGHT", Map.of(goods.sku(), 3)));
        store.awaitStatus(order, "SHIPPED");
        assertThat(store.refusedShipments().matching(message -> messageId.equals(message.messageId()))).hasSize(1);
    }

    private static Map<String, Integer> quantities(JsonObject request) {
        return request.getJsonArray("lines").getValuesAs(JsonObject.class).stream().collect(
                Collectors.toMap(line -> line.getString("sku"), line -> line.getInt("quantity")));
    }

    /** What the published schema has against a message. */
    private static List<String> violations(String schema, JsonObject message) throws IOException {
        Validator validator = new ValidatorFactory().withJsonNodeFactory(new JakartaJsonNode.Factory()).createValidator();
        var uri = validator.registerSchema(Files.readString(CONTRACTS.resolve(schema)));
        return validator.validate(uri, (Object) message).getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError()).toList();
    }
}
