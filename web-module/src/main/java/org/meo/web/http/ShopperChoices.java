package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.pricing.Currencies;

/**
 * What a visitor chose for the cart, in cookies that no script can read: the currency of the next one, and the country for
 * which delivery is estimated. They say nothing of who it is.
 */
@ApplicationScoped
public class ShopperChoices {

    static final String CURRENCY = "meo_currency";
    static final String COUNTRY = "meo_country";
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Inject
    private HttpServletRequest request;
    @Inject
    private Currencies currencies;
    @Inject
    @ConfigProperty(name = "meo.base.url")
    private Optional<String> baseUrl = Optional.empty();

    /** One that the shop sells in. */
    public String currency() {
        return currencies.orDefault(VisitorCookies.value(request, CURRENCY));
    }

    /** @return whether the shop sells in it */
    boolean chooseCurrency(String currency, HttpServletResponse response) {
        return currencies.all().contains(currency) && keep(CURRENCY, currency, response);
    }

    /** @return null when none was chosen */
    public String country() {
        String chosen = VisitorCookies.value(request, COUNTRY);
        return chosen != null && COUNTRIES.contains(chosen) ? chosen : null;
    }

    /** @return whether there is such a country */
    public boolean chooseCountry(String country, HttpServletResponse response) {
        return country != null && COUNTRIES.contains(country) && keep(COUNTRY, country, response);
    }

    private boolean keep(String name, String value, HttpServletResponse response) {
        response.addCookie(VisitorCookies.cookie(name, value, LIFETIME, request, baseUrl.orElse("")));
        return true;
    }
}
