package org.meo.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoWarehouseTest {

    private static final JsonObject REQUEST = Json.createObjectBuilder().add("orderNumber", "M-1")
            .add("fulfilmentId", "F-1").add("lines", Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("sku", "PEN-1").add("quantity", 2)))
            .build();

    @Test
    void shipsAllLinesOfTheRequest() {
        JsonObject notice = DemoWarehouse.notice(REQUEST, Instant.parse("2026-01-02T03:04:05Z"));

        assertThat(notice.getString("fulfilmentId")).isEqualTo("F-1");
        assertThat(notice.getString("shippedAt")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(notice.getJsonArray("lines")).isEqualTo(REQUEST.getJsonArray("lines"));
        assertThat(notice.getString("trackingNumber")).matches("DEMO\\d{10}");
    }

    @Test
    void theSameRequestGetsTheSameMessageId() {
        assertThat(DemoWarehouse.notice(REQUEST, Instant.EPOCH).getString("messageId"))
                .isEqualTo(DemoWarehouse.notice(REQUEST, Instant.now()).getString("messageId"));
    }
}
