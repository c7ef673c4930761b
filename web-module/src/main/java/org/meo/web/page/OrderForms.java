package org.meo.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meo.customers.Address;
import org.meo.fulfilment.ReturnReason;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.BusinessException;
import org.meo.web.text.Text;

/** What was typed into the forms of an order's page, and what is wrong with it. */
public final class OrderForms {

    private static final Map<String, String> ADDRESS_SAMPLE = Map.of("name", "A", "line1", "A", "line2", "", "city", "A",
            "region", "", "postalCode", "A");

    private final Text text;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private String refusal;

    OrderForms(HttpServletRequest request, Text text, OrderView order) {
        this.text = text;
        Address address = order.shipTo();
        fill(request, "name", address.name());
        fill(request, "line1", address.line1());
        fill(request, "line2", address.line2());
        fill(request, "city", address.city());
        fill(request, "region", address.region());
        fill(request, "postalCode", address.postalCode());
        fill(request, "reason", "");
        fill(request, "returnReason", "");
        fill(request, "note", "");
        order.lines().forEach(line -> fill(request, "return-" + line.sku(), "0"));
    }

    private void fill(HttpServletRequest request, String field, String otherwise) {
        String typed = request.getMethod().equals("POST") ? request.getParameter(field) : null;
        values.put(field, typed != null ? typed : otherwise == null ? "" : otherwise);
    }

    /** The address that was typed, in the order's country. @return null when something is wrong with it */
    Address address(String country) {
        FormReading reading = new FormReading(values);
        Address address = reading.read(ADDRESS_SAMPLE, texts -> new Address(texts.get("name"), texts.get("line1"),
                texts.get("line2"), texts.get("city"), texts.get("region"), texts.get("postalCode"), country));
        reading.refusals().forEach((field, refused) -> errors.put(field, text.error(refused)));
        return errors.isEmpty() ? address : null;
    }

    /** How much of each SKU is to be sent back. @return null when something is wrong with it */
    SortedMap<String, Integer> quantities(OrderView order) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        for (OrderLineView line : order.lines()) {
            String typed = values.get("return-" + line.sku()).strip();
            if (!typed.matches("[0-9]{0,6}")) {
                errors.put("return-" + line.sku(), text.of("order.return.number"));
            } else if (!typed.isEmpty() && Integer.parseInt(typed) > 0) {
                quantities.put(line.sku(), Integer.parseInt(typed));
            }
        }
        return errors.isEmpty() ? quantities : null;
    }

    /** @return null when none was chosen, which is noted */
    ReturnReason returnReason() {
        for (ReturnReason reason : ReturnReason.values()) {
            if (reason.name().equals(values.get("returnReason"))) {
                return reason;
            }
        }
        errors.put("returnReason", text.of("order.return.reason.missing"));
        return null;
    }

    /** Notes why something was refused, beside its field where it is about one. */
    void refuse(BusinessException refused) {
        if (values.containsKey("return-" + refused.path())) {
            errors.put("return-" + refused.path(), text.error(refused));
        } else if (values.containsKey(refused.path())) {
            errors.put(refused.path(), text.error(refused));
        } else {
            refusal = text.error(refused);
        }
    }

    String get(String field) {
        return values.get(field);
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong, by field. */
    public Map<String, String> getErrors() {
        return errors;
    }

    /** What is wrong and about no field; null when nothing is. */
    public String getRefusal() {
        return refusal;
    }

    boolean isRefused() {
        return refusal != null || !errors.isEmpty();
    }
}
