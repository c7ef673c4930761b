package org.meo.web.component;

import java.util.Locale;
import org.meo.catalog.FacetOption;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** What filters and their values are called. */
final class FacetNames {

    /** The currency of the bands of prices. */
    private static final String CURRENCY = "GBP";

    private final Text text = new Text();
    private final Locale locale;

    FacetNames(Locale locale) {
        this.locale = locale;
    }

    String of(String facet) {
        return text.fact(facet);
    }

    String of(String facet, FacetOption option) {
        if (!facet.equals("price")) {
            return option.name();
        }
        String[] bounds = option.value().split("-", -1);
        if (bounds.length != 2 || !bounds[0].matches("[0-9]{1,7}") || !bounds[1].matches("[0-9]{0,7}")) {
            return option.name();
        }
        String from = Formats.wholeMoney(CURRENCY, Integer.parseInt(bounds[0]), locale);
        if (bounds[1].isEmpty()) {
            return text.in(locale, "filter.price.from", from);
        }
        String to = Formats.wholeMoney(CURRENCY, Integer.parseInt(bounds[1]), locale);
        return bounds[0].equals("0") ? text.in(locale, "filter.price.below", to) : text.in(locale, "filter.price.between", from, to);
    }
}
