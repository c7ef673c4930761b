package org.meo.fulfilment;

import java.time.Instant;
import java.util.List;

/** A parcel on its way, as the order page shows it. */
public record ShipmentView(String carrier, String trackingNumber, Instant shippedAt, List<Line> lines) {

    public ShipmentView {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, int quantity) {
    }
}
