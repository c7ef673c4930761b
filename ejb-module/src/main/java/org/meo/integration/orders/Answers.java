package org.meo.integration.orders;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.meo.messaging.Envelope;
import org.meo.messaging.Outbox;
import org.meo.messaging.OutgoingMessage;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;

/** What partners are answered. */
final class Answers {

    private static final int MOST_ERRORS = 100;
    private static final int MAX_TEXT = 500;
    private static final int MIN_DECIMALS = 2;

    private Answers() {
    }

    static JsonObject accepted(OrderView order) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        for (OrderLineView line : order.lines()) {
            lines.add(Json.createObjectBuilder().add("sku", line.sku()).add("quantity", line.quantity())
                    .add("unitPrice", plain(line.unitPrice().getAmount())).add("lineTotal", plain(line.lineTotal().getAmount())));
        }
        return Json.createObjectBuilder()
                .add("externalOrderId", order.externalId())
                .add("orderNumber", order.number())
                .add("total", Json.createObjectBuilder().add("amount", plain(order.total().getAmount()))
                        .add("currency", order.total().getCurrencyUnit().getCode()))
                .add("lines", lines).build();
    }

    /** @param externalId null when the request had none that could be read */
    static JsonObject rejected(String externalId, List<Rejection> rejections) {
        JsonArrayBuilder errors = Json.createArrayBuilder();
        rejections.stream().limit(MOST_ERRORS).forEach(rejection -> errors.add(Json.createObjectBuilder()
                .add("code", rejection.code()).add("path", shortened(rejection.path())).add("message", shortened(rejection.message()))));
        JsonObjectBuilder body = Json.createObjectBuilder();
        if (externalId != null) {
            body.add("externalOrderId", externalId);
        }
        return body.add("errors", errors).build();
    }

    /** @param body as the two above give it */
    static Outbox.Draft draft(Envelope request, Reply reply, String inReplyTo, JsonObject body) {
        JsonObjectBuilder whole = Json.createObjectBuilder().add("inReplyTo", inReplyTo);
        body.forEach(whole::add);
        String correlation = reply.correlationId() == null ? inReplyTo : reply.correlationId();
        return new Outbox.Draft(reply.answerId(request), new OutgoingMessage(reply.address(), false, inReplyTo,
                body.containsKey("errors") ? "OrderRejected" : "OrderAccepted", 1, correlation, Map.of(), whole.build()).within(request.trace()));
    }

    /** Two decimals at least, no zeros beyond them. */
    private static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < MIN_DECIMALS ? stripped.setScale(MIN_DECIMALS) : stripped).toPlainString();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
