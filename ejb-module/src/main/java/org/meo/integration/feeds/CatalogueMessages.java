package org.meo.integration.feeds;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meo.catalog.intake.CatalogueFeed;
import org.meo.catalog.intake.PriceUpdate;
import org.meo.catalog.intake.ProductUpdate;
import org.meo.messaging.Envelope;

/** Products and prices by message. */
@ApplicationScoped
class CatalogueMessages {

    private static final String PRICE = "price";
    private static final String COMPARE_AT = "compareAt";

    @EJB
    private CatalogueFeed feed;

    void upsert(Envelope envelope, JsonObject body) {
        JsonObject price = body.getJsonObject(PRICE);
        feed.keep(new ProductUpdate(body.getString("sku"), text(body, "name"), text(body, "description"), text(body, "category"),
                text(price, "amount"), text(price, "currency"), text(body, "taxClass"),
                body.containsKey("active") ? body.getBoolean("active") : null, facts(body.getJsonObject("attributes"))));
    }

    void price(Envelope envelope, JsonObject body) {
        feed.price(body.getJsonArray("items").getValuesAs((JsonObject item) -> price(item)));
    }

    private static PriceUpdate price(JsonObject item) {
        JsonObject price = item.getJsonObject(PRICE);
        JsonObject compareAt = item.getJsonObject(COMPARE_AT);
        return new PriceUpdate(item.getString("sku"), text(price, "amount"), text(price, "currency"), text(compareAt, "amount"),
                text(compareAt, "currency"));
    }

    private static String text(JsonObject object, String name) {
        return object == null ? null : object.getString(name, null);
    }

    private static Map<String, String> facts(JsonObject attributes) {
        if (attributes == null) {
            return null;
        }
        Map<String, String> facts = new LinkedHashMap<>();
        attributes.keySet().forEach(name -> facts.put(name, attributes.getString(name)));
        return facts;
    }
}
