package org.meo.web.page;

import java.util.List;
import java.util.Map;
import org.meo.customers.Address;
import org.meo.customers.EmailAddress;
import org.meo.customers.PhoneNumber;
import org.meo.shared.BusinessException;

/** Who buys and where it goes, as the checkout's first step asks. */
final class CheckoutAddressForm {

    /** Before the names of the fields of a billing address. */
    static final String BILL = "bill_";
    static final List<String> ADDRESS = List.of("name", "line1", "line2", "city", "region", "postalCode", "country");

    private static final Map<String, String> EMAIL_SAMPLE = Map.of("email", "a@example.org");
    private static final Map<String, String> PHONE_SAMPLE = Map.of("phone", "");
    private static final Map<String, String> ADDRESS_SAMPLE = Map.of("name", "A", "line1", "A", "line2", "", "city", "A",
            "region", "", "postalCode", "A", "country", "GB");

    private final FormReading reading;
    private final EmailAddress email;
    private final String phone;
    private final Address shipTo;
    private final Address billTo;

    /** @param values by field name */
    CheckoutAddressForm(Map<String, String> values) {
        reading = new FormReading(values);
        email = reading.read(EMAIL_SAMPLE, texts -> new EmailAddress(texts.get("email")));
        shipTo = reading.read(ADDRESS_SAMPLE, CheckoutAddressForm::address);
        phone = reading.read(PHONE_SAMPLE, texts -> PhoneNumber.optional(texts.get("phone")));
        billTo = isBillingAsked(values) ? reading.read(BILL, ADDRESS_SAMPLE, CheckoutAddressForm::address) : null;
    }

    /** Whether anything but a country stands in the fields of a billing address. */
    static boolean isBillingAsked(Map<String, String> values) {
        return ADDRESS.stream().filter(part -> !part.equals("country"))
                .anyMatch(part -> !values.getOrDefault(BILL + part, "").isBlank());
    }

    private static Address address(Map<String, String> texts) {
        return new Address(texts.get("name"), texts.get("line1"), texts.get("line2"), texts.get("city"), texts.get("region"),
                texts.get("postalCode"), texts.get("country"));
    }

    Map<String, BusinessException> refusals() {
        return reading.refusals();
    }

    EmailAddress email() {
        return email;
    }

    /** Null when none was given. */
    String phone() {
        return phone;
    }

    Address shipTo() {
        return shipTo;
    }

    /** Null when it is the same. */
    Address billTo() {
        return billTo;
    }
}
