package org.meo.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meo.shared.BusinessException;

class ContractsTest {

    private static final String NOTICE = """
            {"messageId":"m","fulfilmentId":"f","carrier":"Royal Mail","trackingNumber":"T1",
             "shippedAt":"2026-01-02T03:04:05Z","lines":[{"sku":"PEN","quantity":%s}]}""";

    private final Contracts contracts = new Contracts();

    @Test
    void letsAValidMessagePass() {
        assertThat(contracts.parse(message("m", "ShipmentNotice", 1, NOTICE.formatted("2"))).getString("fulfilmentId"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({"-1, /lines/0/quantity", "0, /lines/0/quantity", "1000000000, /lines/0/quantity", "'\"2\"', /lines/0/quantity",
        "1.5, /lines/0/quantity"})
    void pointsAtAWrongQuantity(String quantity, String pointer) {
        assertRefusedAt(pointer, message("m", "ShipmentNotice", 1, NOTICE.formatted(quantity)));
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        assertRefusedAt("", message("m", "ShipmentNotice", 1, "hello"));
        assertRefusedAt("", message("m", "ShipmentNotice", 1, "[]"));
        assertRefusedAt("", message("m", "ShipmentNotice", 1, "\"" + "x".repeat(100) + "\""));
        assertRefusedAt("", message("m", "ShipmentNotice", 1, null));
        assertRefusedAt("", message("m", "ShipmentNotice", 1, ""));
    }

    @Test
    void refusesUnknownTypesAndVersions() {
        assertRefusedAt("", message("m", "ShipmentNotice", 9, NOTICE.formatted("1")));
        assertRefusedAt("", message("m", "../secrets", 1, NOTICE.formatted("1")));
        assertRefusedAt("", message("m", null, 1, NOTICE.formatted("1")));
    }

    @Test
    void refusesMessagesWithoutUsableId() {
        assertRefusedAt("", message(null, "ShipmentNotice", 1, NOTICE.formatted("1")));
        assertRefusedAt("", message("x".repeat(65), "ShipmentNotice", 1, NOTICE.formatted("1")));
    }

    private void assertRefusedAt(String pointer, Envelope envelope) {
        assertThatThrownBy(() -> contracts.parse(envelope)).isInstanceOfSatisfying(BusinessException.class, refused -> {
            assertThat(refused.code()).isEqualTo("INVALID_MESSAGE");
            assertThat(refused.path()).isEqualTo(pointer);
        });
    }

    private static Envelope message(String id, String type, int version, String body) {
        return new Envelope(Addresses.SHIPMENTS_IN, "integrator", id, type, version, null, body, Map.of());
    }
}
