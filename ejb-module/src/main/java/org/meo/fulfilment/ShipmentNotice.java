package org.meo.fulfilment;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meo.shared.BusinessException;

/**
 * The warehouse says that a parcel left.
 *
 * @param location   code of the location it left; null when the warehouse did not say
 * @param quantities by SKU, lines of one SKU summed
 */
public record ShipmentNotice(String fulfilmentId, String carrier, String trackingNumber, Instant shippedAt, String location,
        SortedMap<String, Integer> quantities) {

    /** Reads a message that its schema let pass. */
    static ShipmentNotice of(JsonObject body) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        for (JsonObject line : body.getJsonArray("lines").getValuesAs(JsonObject.class)) {
            quantities.merge(line.getString("sku"), line.getInt("quantity"), Math::addExact);
        }
        return new ShipmentNotice(body.getString("fulfilmentId"), body.getString("carrier"),
                body.getString("trackingNumber"), instant(body.getString("shippedAt")), body.getString("location", null),
                quantities);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            BusinessException refused = new BusinessException("INVALID_MESSAGE", "/shippedAt", "no time: " + text);
            refused.initCause(noTime);
            throw refused;
        }
    }
}
