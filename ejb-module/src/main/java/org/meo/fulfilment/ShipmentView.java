package org.meo.fulfilment;

import java.time.Instant;
import java.util.List;

/** A parcel on its way, as the order page shows it. */
public record ShipmentView(String carrier, String trackingNumber, Instant shippedAt, List<Line> lines) {

    public ShipmentView {
        lines = List.copyOf(lines);
    }

    /** The carrier's page of this parcel; null when the carrier is not known. */
    public String trackingUrl() {
        return Carriers.trackingUrl(carrier, trackingNumber).orElse(null);
    }

    public record Line(String sku, int quantity) {
    }
}
