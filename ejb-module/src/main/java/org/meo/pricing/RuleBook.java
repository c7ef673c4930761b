package org.meo.pricing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules as they stand in the database, all of them read in one statement. No EJB: it is asked often and answers from memory. */
@ApplicationScoped
public class RuleBook {

    /** Most promotions that hold or wait to hold; of more the oldest count. */
    static final int MAX_PROMOTIONS = 500;

    private static final String RULES = """
            SELECT CAST(json_build_object(
              'zones', (SELECT json_agg(json_build_object('code', z.code, 'included', z.prices_include_tax, 'rates',
                          (SELECT coalesce(json_object_agg(r.tax_class, r.rate), '{}') FROM tax_rate r WHERE r.zone = z.code)))
                          FROM tax_zone z),
              'taxPlaces', (SELECT json_object_agg(country || CASE WHEN region = '' THEN '' ELSE '/' || region END, zone)
                              FROM tax_zone_place),
              'shippingPlaces', (SELECT json_object_agg(country || CASE WHEN region = '' THEN '' ELSE '/' || region END, zone)
                                   FROM shipping_zone_place),
              'methods', (SELECT coalesce(json_agg(json_build_object('code', m.code, 'zone', m.zone, 'position', m.position,
                            'name', m.name, 'nameDe', m.name_de, 'minDays', m.min_days, 'maxDays', m.max_days,
                            'taxClass', m.tax_class, 'rates',
                            (SELECT coalesce(json_agg(json_build_object('currency', r.currency, 'grams', r.up_to_grams,
                                      'price', r.price, 'freeFrom', r.free_from)), '[]')
                               FROM shipping_rate r WHERE r.method = m.code))), '[]')
                            FROM shipping_method m WHERE m.active),
              'groups', (SELECT coalesce(json_object_agg(code, prices_include_tax), '{}') FROM price_group),
              'promotions', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameDe', p.name_de,
                               'kind', p.kind, 'percent', p.percent, 'buy', p.buy, 'get', p.get, 'bySku', p.by_sku,
                               'tiers', p.tiers, 'skus', p.skus, 'group', p.customer_group, 'from', p.valid_from,
                               'until', p.valid_until, 'exclusive', p.exclusive, 'withCoupon', p.with_coupon,
                               'categories', (WITH RECURSIVE below AS (
                                    SELECT c.category_id AS id FROM promotion_category c WHERE c.promotion_id = p.id
                                    UNION SELECT c.id FROM category c JOIN below ON c.parent_id = below.id)
                                  SELECT coalesce(json_agg(below.id), '[]') FROM below),
                               'amounts', (SELECT coalesce(json_agg(json_build_object('currency', a.currency,
                                    'amount', a.amount, 'minimum', a.minimum)), '[]')
                                  FROM promotion_amount a WHERE a.promotion_id = p.id))), '[]')
                               FROM (SELECT * FROM promotion WHERE valid_until IS NULL OR valid_until > ?1
                                      ORDER BY id LIMIT ?2) p)
            ) AS text)""";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private RuleMemory memory;

    @Inject
    private Clock clock;

    /** As they were at most {@code meo.pricing.cache} ago, twice that at worst. */
    public Rules rules() {
        return memory.get(this::read);
    }

    private Rules read() {
        String text = (String) entities.createNativeQuery(RULES).setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, MAX_PROMOTIONS).getSingleResult();
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return rules(reader.readObject());
        }
    }

    static Rules rules(JsonObject all) {
        Map<String, TaxZone> zones = new HashMap<>();
        for (JsonObject zone : objects(all, "zones")) {
            Map<String, BigDecimal> rates = new HashMap<>();
            zone.getJsonObject("rates").keySet().forEach(taxClass -> rates.put(taxClass,
                    zone.getJsonObject("rates").getJsonNumber(taxClass).bigDecimalValue().stripTrailingZeros()));
            zones.put(zone.getString("code"), new TaxZone(zone.getString("code"), zone.getBoolean("included"), rates));
        }
        Map<String, Boolean> groups = new HashMap<>();
        all.getJsonObject("groups").forEach((group, included) -> groups.put(group, included == JsonValue.TRUE));
        return new Rules(zones, places(all, "taxPlaces"), places(all, "shippingPlaces"),
                objects(all, "methods").stream().map(RuleBook::method).toList(), groups,
                objects(all, "promotions").stream().map(RuleBook::promotion).toList());
    }

    private static Map<String, String> places(JsonObject all, String name) {
        Map<String, String> places = new HashMap<>();
        all.getJsonObject(name).forEach((place, zone) -> places.put(place, ((JsonString) zone).getString()));
        return places;
    }

    private static ShippingMethod method(JsonObject method) {
        return new ShippingMethod(method.getString("code"), method.getString("zone"), method.getInt("position"),
                method.getString("name"), text(method, "nameDe"), method.getInt("minDays"), method.getInt("maxDays"),
                method.getString("taxClass"), objects(method, "rates").stream().map(rate -> new ShippingMethod.Rate(
                        rate.getString("currency"), rate.getJsonNumber("grams").longValue(), decimal(rate, "price"),
                        decimal(rate, "freeFrom"))).toList());
    }

    private static Promotion promotion(JsonObject promotion) {
        List<JsonObject> amounts = objects(promotion, "amounts");
        return new Promotion(promotion.getJsonNumber("id").longValue(), promotion.getString("name"), text(promotion, "nameDe"),
                benefit(promotion, byCurrency(amounts, "amount")),
                promotion.getJsonArray("skus").getValuesAs(JsonString::getString).stream().collect(Collectors.toSet()),
                promotion.getJsonArray("categories").getValuesAs(jakarta.json.JsonNumber::longValue).stream()
                        .collect(Collectors.toSet()),
                text(promotion, "group"), instant(promotion, "from"), instant(promotion, "until"),
                byCurrency(amounts, "minimum"), promotion.getBoolean("exclusive"), promotion.getBoolean("withCoupon"));
    }

    private static Benefit benefit(JsonObject promotion, Map<String, BigDecimal> amounts) {
        String kind = promotion.getString("kind");
        return switch (kind) {
            case "PERCENT" -> new Benefit.Percentage(decimal(promotion, "percent"));
            case "AMOUNT" -> new Benefit.AmountOff(amounts);
            case "BUY_GET" -> new Benefit.BuyGet(promotion.getInt("buy"), promotion.getInt("get"),
                    decimal(promotion, "percent"), promotion.getBoolean("bySku"));
            case "TIERED" -> new Benefit.Tiered(promotion.getJsonArray("tiers").getValuesAs(JsonArray.class).stream()
                    .map(tier -> new Benefit.Tier(tier.getInt(0), tier.getJsonNumber(1).bigDecimalValue())).toList(),
                    promotion.getBoolean("bySku"));
            case "FREE_SHIPPING" -> new Benefit.FreeShipping();
            default -> throw new IllegalStateException("a promotion of kind " + kind);
        };
    }

    private static Map<String, BigDecimal> byCurrency(List<JsonObject> amounts, String name) {
        Map<String, BigDecimal> by = new HashMap<>();
        amounts.stream().filter(row -> !row.isNull(name)).forEach(row -> by.put(row.getString("currency"), decimal(row, name)));
        return by;
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static String text(JsonObject parent, String name) {
        return parent.isNull(name) ? null : parent.getString(name);
    }

    private static BigDecimal decimal(JsonObject parent, String name) {
        return parent.isNull(name) ? null : parent.getJsonNumber(name).bigDecimalValue();
    }

    private static Instant instant(JsonObject parent, String name) {
        return parent.isNull(name) ? null : OffsetDateTime.parse(parent.getString(name)).toInstant();
    }
}
