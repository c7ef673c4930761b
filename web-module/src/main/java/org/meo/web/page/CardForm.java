package org.meo.web.page;

import java.time.YearMonth;
import java.util.Map;
import org.meo.payments.CardDetails;
import org.meo.shared.BusinessException;

/** A card as the checkout's payment step asks for it. */
final class CardForm {

    static final String CODE = "cardCode";
    private static final String NUMBER = "cardNumber";
    private static final String EXPIRY = "cardExpiry";
    private static final Map<String, String> SAMPLE = Map.of(NUMBER, "4242424242424242", EXPIRY, "12/2099", CODE, "000");

    private final FormReading reading;
    private final CardDetails card;

    /**
     * @param values by field name
     * @param today  the month in which the card must still be valid
     */
    CardForm(Map<String, String> values, YearMonth today) {
        reading = new FormReading(values);
        card = reading.read(SAMPLE, texts -> CardDetails.parse(texts.get(NUMBER), texts.get(EXPIRY), texts.get(CODE), today));
    }

    /** Whether nothing was typed. */
    static boolean isEmpty(Map<String, String> values) {
        return SAMPLE.keySet().stream().allMatch(field -> values.getOrDefault(field, "").isBlank());
    }

    Map<String, BusinessException> refusals() {
        return reading.refusals();
    }

    CardDetails card() {
        return card;
    }
}
