package org.meo.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00.123456Z");
    private static final byte[] BEFORE = new byte[32];
    private static final AuditEntry ENTRY = new AuditEntry(1, AT, "SIGNED_IN", 7L, null, "x");

    @Test
    void hashesTheSameForTheSame() {
        assertThat(ENTRY.hash(BEFORE)).hasSize(32).isEqualTo(new AuditEntry(1, AT, "SIGNED_IN", 7L, null, "x").hash(BEFORE));
        // Entries that were written must be understood by every later version.
        assertThat(HexFormat.of().formatHex(ENTRY.hash(BEFORE)))
                .isEqualTo("fe12aa7dbf6006b5429efa6e37953a2b9359ded4842006a7805f1513a183a286");
    }

    @Test
    void hashesAnotherWayWhateverDiffers() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(ENTRY.hash(other)).isNotEqualTo(ENTRY.hash(BEFORE));
        for (AuditEntry changed : List.of(new AuditEntry(2, AT, "SIGNED_IN", 7L, null, "x"),
                new AuditEntry(1, AT.plusNanos(1_000), "SIGNED_IN", 7L, null, "x"),
                new AuditEntry(1, AT, "SIGNED_OUT", 7L, null, "x"), new AuditEntry(1, AT, "SIGNED_IN", 8L, null, "x"),
                new AuditEntry(1, AT, "SIGNED_IN", 7L, 7L, "x"), new AuditEntry(1, AT, "SIGNED_IN", null, 7L, "x"),
                new AuditEntry(1, AT, "SIGNED_IN", 7L, null, ""), new AuditEntry(1, AT, "SIGNED_INx", 7L, null, ""))) {
            assertThat(changed.hash(BEFORE)).as(changed.toString()).isNotEqualTo(ENTRY.hash(BEFORE));
        }
    }
}
