package org.meo.web.page;

import jakarta.faces.model.SelectItem;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The countries of the world, named and sorted for a reader. */
final class Countries {

    private static final Map<Locale, List<SelectItem>> BY_LOCALE = new ConcurrentHashMap<>();

    private Countries() {
    }

    static List<SelectItem> of(Locale locale) {
        return BY_LOCALE.computeIfAbsent(locale, key -> {
            Comparator<Object> byName = Collator.getInstance(key);
            return Arrays.stream(Locale.getISOCountries())
                    .map(code -> new SelectItem(code, new Locale("", code).getDisplayCountry(key)))
                    .sorted(Comparator.comparing(SelectItem::getLabel, byName)).toList();
        });
    }
}
