package org.meo.customers;

import java.util.Locale;
import java.util.Set;
import org.meo.shared.BusinessException;

/**
 * Where something is sent. Any script is fine, control characters are not; texts come trimmed, empty optional parts
 * are null.
 *
 * @param line2   null when there is none
 * @param region  state, county or province; null when there is none
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Address(String name, String line1, String line2, String city, String region, String postalCode,
        String country) {

    public static final int MAX_NAME = 200;
    public static final int MAX_LINE = 200;
    public static final int MAX_CITY = 100;
    public static final int MAX_REGION = 100;
    public static final int MAX_POSTAL_CODE = 20;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws BusinessException {@code REQUIRED}, {@code TOO_LONG} or {@code INVALID_TEXT} with the part's name as path */
    public Address {
        name = Texts.required("name", name, MAX_NAME);
        line1 = Texts.required("line1", line1, MAX_LINE);
        line2 = Texts.optional("line2", line2, MAX_LINE);
        city = Texts.required("city", city, MAX_CITY);
        region = Texts.optional("region", region, MAX_REGION);
        postalCode = Texts.required("postalCode", postalCode, MAX_POSTAL_CODE);
        country = Texts.required("country", country, 2);
        if (!COUNTRIES.contains(country)) {
            throw new BusinessException("UNKNOWN_COUNTRY", "country", country);
        }
    }
}
