package org.meo.integration.orders;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.messaging.CanonicalJson;
import org.meo.shared.BusinessException;

/**
 * What a partner asks for.
 *
 * @param email       null when no mails are wanted
 * @param shipTo      null when it is wrong: {@code wrong} says how
 * @param billTo      null when it is the same, or wrong
 * @param paymentDays null when the terms of the customer hold
 * @param note        null when there is none
 * @param requestedAt null when not said
 * @param expiresAt   null when it doesn't expire
 * @param hash        of all it says, but for its message id
 * @param wrong       what is wrong with it that the schema can't say
 */
record OrderRequest(String channel, String externalId, String customerId, String customerName, EmailAddress email,
        String currency, Address shipTo, Address billTo, List<Line> lines, Integer paymentDays, String note,
        Instant requestedAt, Instant expiresAt, byte[] hash, List<Rejection> wrong) {

    /** @param body valid by the schema */
    static OrderRequest of(JsonObject body) {
        List<Rejection> wrong = new ArrayList<>();
        JsonObject customer = body.getJsonObject("customer");
        JsonObject payment = body.getJsonObject("payment");
        return new OrderRequest(body.getString("channel"), body.getString("externalOrderId"), customer.getString("externalId"),
                customer.getString("name"), email(customer, wrong), body.getString("currency"), address(body, "shipTo", wrong),
                address(body, "billTo", wrong), lines(body, wrong),
                payment.containsKey("terms") ? Integer.valueOf(payment.getString("terms").substring("NET".length())) : null,
                body.getString("note", null), time(body, "requestedAt", wrong), time(body, "expiresAt", wrong),
                CanonicalJson.hash(body, "messageId"), List.copyOf(wrong));
    }

    private static EmailAddress email(JsonObject customer, List<Rejection> wrong) {
        try {
            return customer.containsKey("email") ? new EmailAddress(customer.getString("email")) : null;
        } catch (BusinessException refused) {
            wrong.add(invalid("/customer/email", "This is no e-mail address."));
            return null;
        }
    }

    private static Address address(JsonObject body, String name, List<Rejection> wrong) {
        JsonObject address = body.getJsonObject(name);
        if (address == null) {
            return null;
        }
        try {
            return new Address(address.getString("name"), address.getString("line1"), address.getString("line2", null),
                    address.getString("city"), address.getString("region", null), address.getString("postalCode"),
                    address.getString("country"));
        } catch (BusinessException refused) {
            wrong.add(invalid("/" + name + "/" + refused.path(), switch (refused.code()) {
                case "UNKNOWN_COUNTRY" -> "There is no such country.";
                case "REQUIRED" -> "This must not be blank.";
                default -> "This can't be printed on a label.";
            }));
            return null;
        }
    }

    private static List<Line> lines(JsonObject body, List<Rejection> wrong) {
        List<Line> lines = new ArrayList<>();
        for (JsonObject line : body.getJsonArray("lines").getValuesAs(JsonObject.class)) {
            BigDecimal price = line.containsKey("unitPrice") ? new BigDecimal(line.getString("unitPrice")) : null;
            if (price != null && price.signum() == 0) {
                wrong.add(invalid("/lines/" + lines.size() + "/unitPrice", "An agreed price is above zero."));
            }
            JsonNumber quantity = line.getJsonNumber("quantity");
            lines.add(new Line(line.getString("sku"), quantity.bigDecimalValue().intValueExact(), price));
        }
        return lines;
    }

    private static Instant time(JsonObject body, String name, List<Rejection> wrong) {
        try {
            return body.containsKey(name) ? OffsetDateTime.parse(body.getString(name)).toInstant() : null;
        } catch (DateTimeException noTime) {
            wrong.add(invalid("/" + name, "There is no such day or time."));
            return null;
        }
    }

    static Rejection invalid(String path, String message) {
        return new Rejection(Rejection.INVALID_MESSAGE, path, message);
    }

    /** @param unitPrice null when the store's holds */
    record Line(String sku, int quantity, BigDecimal unitPrice) {
    }
}
