package org.meo.integration.feeds;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.catalog.Catalogue;
import org.meo.inventory.Correction;
import org.meo.inventory.StockChange;
import org.meo.inventory.Stockroom;
import org.meo.messaging.Envelope;
import org.meo.messaging.Refusals;
import org.meo.shared.BusinessException;

/** Counts and corrections of stock by message: all of a message or nothing. Refusals point into the message. */
@ApplicationScoped
class StockFeed {

    private static final Logger LOG = Logger.getLogger(StockFeed.class.getName());
    private static final String INVALID = "INVALID_MESSAGE";
    private static final int MAX_KEY = 64;

    @EJB
    private Stockroom stockroom;

    @Inject
    private Catalogue catalogue;

    void count(Envelope envelope, JsonObject body) {
        Instant countedAt = instant(body.getString("countedAt"));
        Items items = new Items(body, "onHand");
        StockChange change = items.apply(catalogue, counted -> stockroom.count(correction(envelope, body), countedAt, counted));
        if (!change.stale().isEmpty()) {
            LOG.log(Level.INFO, "count {0} of {1}: a newer count is known of {2} SKUs, they stay as they are",
                    new Object[] {envelope.messageId(), envelope.partner(), change.stale().size()});
        }
    }

    void adjust(Envelope envelope, JsonObject body) {
        Items items = new Items(body, "delta");
        items.apply(catalogue, deltas -> stockroom.adjust(correction(envelope, body), deltas));
    }

    private static Correction correction(Envelope envelope, JsonObject body) {
        String key = envelope.partner() + '/' + envelope.messageId();
        return new Correction(key.length() <= MAX_KEY ? key : envelope.messageId(), body.getString("location"),
                body.getString("reason", ""), envelope.partner());
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            BusinessException refusal = new BusinessException(INVALID, "/countedAt", "there is no such time");
            refusal.initCause(noTime);
            throw refusal;
        }
    }

    /** The quantities of a message, and where in it they stand. */
    private static final class Items {

        private final Map<String, Integer> places = new HashMap<>();
        private final SortedMap<String, Integer> quantities = new TreeMap<>();
        private final String field;

        Items(JsonObject body, String field) {
            this.field = field;
            List<JsonObject> items = body.getJsonArray("items").getValuesAs(JsonObject.class);
            Refusals refusals = new Refusals();
            for (int index = 0; index < items.size(); index++) {
                String sku = items.get(index).getString("sku");
                if (places.putIfAbsent(sku, index) != null) {
                    refusals.add(INVALID, "/items/" + index + "/sku", "the SKU stands there twice");
                }
                quantities.put(sku, items.get(index).getInt(field));
            }
            refusals.refuse();
        }

        /** @param catalogue tells how a SKU is spelled that is not known as it stands */
        StockChange apply(Catalogue catalogue, Function<SortedMap<String, Integer>, StockChange> work) {
            StockChange change;
            try {
                change = work.apply(quantities);
            } catch (BusinessException refused) {
                BusinessException pointing = new BusinessException(refused.code(), pointer(refused), refused.arguments().toArray());
                pointing.initCause(refused);
                throw pointing;
            }
            Refusals refusals = new Refusals();
            Map<String, String> spellings = change.unknown().isEmpty() ? Map.of() : catalogue.spelledOtherwise(change.unknown());
            change.unknown().stream().sorted((one, other) -> places.get(one) - places.get(other))
                    .forEach(sku -> refusals.add("UNKNOWN_SKU", "/items/" + places.get(sku) + "/sku", "there is no SKU '" + sku + "'"
                            + (spellings.containsKey(sku) ? "; it is spelled " + spellings.get(sku) : "")));
            refusals.refuse();
            return change;
        }

        private String pointer(BusinessException refused) {
            Integer place = places.get(refused.path());
            if (place == null) {
                return "/" + refused.path();
            }
            return "/items/" + place + "/" + (refused.code().equals("UNKNOWN_SKU") ? "sku" : field);
        }
    }
}
