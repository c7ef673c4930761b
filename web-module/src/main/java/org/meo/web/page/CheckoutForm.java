package org.meo.web.page;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.payments.CardDetails;
import org.meo.shared.BusinessException;

/**
 * The texts of the checkout's fields, and everything that is wrong with them at once. The rules are those of
 * {@link EmailAddress}, {@link Address} and {@link CardDetails}, which each refuse one part at a time: what is refused
 * is noted and a valid sample put in its place until the whole is taken.
 */
final class CheckoutForm {

    /** Names of all fields; the checkout refuses with one of them as the path what is about a field. */
    static final Set<String> FIELDS = Set.of("email", "name", "line1", "line2", "city", "region", "postalCode", "country",
            "cardNumber", "cardExpiry", "cardCode");

    private static final Map<String, String> EMAIL_SAMPLE = Map.of("email", "a@example.org");
    private static final Map<String, String> CARD_SAMPLE = Map.of("cardNumber", "4242424242424242", "cardExpiry", "12/2099",
            "cardCode", "000");
    private static final Map<String, String> ADDRESS_SAMPLE = Map.of("name", "A", "line1", "A", "line2", "", "city", "A",
            "region", "", "postalCode", "A", "country", "GB");

    private final Map<String, String> values;
    private final Map<String, BusinessException> refusals = new LinkedHashMap<>();
    private final EmailAddress email;
    private final Address address;
    private final CardDetails card;

    /**
     * @param values by field name; one that is missing counts as empty
     * @param today  the month in which the card must still be valid
     */
    CheckoutForm(Map<String, String> values, YearMonth today) {
        this.values = values;
        this.email = read(EMAIL_SAMPLE, texts -> new EmailAddress(texts.get("email")));
        this.address = read(ADDRESS_SAMPLE, texts -> new Address(texts.get("name"), texts.get("line1"), texts.get("line2"),
                texts.get("city"), texts.get("region"), texts.get("postalCode"), texts.get("country")));
        this.card = read(CARD_SAMPLE,
                texts -> CardDetails.parse(texts.get("cardNumber"), texts.get("cardExpiry"), texts.get("cardCode"), today));
    }

    private <T> T read(Map<String, String> samples, Function<Map<String, String>, T> reader) {
        Map<String, String> texts = new HashMap<>();
        samples.keySet().forEach(field -> texts.put(field, values.getOrDefault(field, "")));
        while (true) {
            try {
                return reader.apply(texts);
            } catch (BusinessException refusal) {
                if (refusals.putIfAbsent(refusal.path(), refusal) != null || !samples.containsKey(refusal.path())) {
                    throw new IllegalStateException("no field, or its sample is refused: " + refusal.path(), refusal);
                }
                texts.put(refusal.path(), samples.get(refusal.path()));
            }
        }
    }

    /** What is wrong, by field; empty when the parts below may be used. */
    Map<String, BusinessException> refusals() {
        return refusals;
    }

    EmailAddress email() {
        return email;
    }

    Address address() {
        return address;
    }

    CardDetails card() {
        return card;
    }
}
