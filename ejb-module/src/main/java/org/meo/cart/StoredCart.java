package org.meo.cart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cart as the database has it.
 *
 * @param customerId null for a guest's
 * @param lines      quantities by SKU, in the order in which they were first put in
 * @param coupons    codes
 * @param giftCards  numbers, in the order in which they were entered
 * @param cut        SKUs of which a merge had to leave some out
 */
record StoredCart(long id, boolean open, String currency, Long customerId, Map<String, Integer> lines, List<String> coupons,
        List<Long> giftCards, List<String> cut) {

    StoredCart {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        coupons = List.copyOf(coupons);
        giftCards = List.copyOf(giftCards);
        cut = List.copyOf(cut);
    }
}
