package org.meo.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meo.catalog.VariantOption;
import org.meo.catalog.VariantView;

/** Puts variants that differ in more than one thing into groups by the first of them: each colour with its nibs. */
final class VariantGroups {

    private static final String BETWEEN = " · ";

    private VariantGroups() {
    }

    static List<ProductBacking.Group> of(List<VariantView> variants) {
        String first = firstOfSeveral(variants);
        Map<String, List<ProductBacking.Choice>> groups = new LinkedHashMap<>();
        for (VariantView variant : variants) {
            String name = first == null ? "" : variant.options().stream().filter(option -> option.name().equals(first))
                    .map(VariantOption::label).findFirst().orElse("");
            String label = variant.label();
            boolean begins = !name.isEmpty() && label.startsWith(name + BETWEEN);
            groups.computeIfAbsent(begins ? name : "", key -> new ArrayList<>())
                    .add(new ProductBacking.Choice(variant, begins ? label.substring(name.length() + BETWEEN.length()) : label));
        }
        // Groups of one each would say everything twice.
        if (groups.values().stream().allMatch(choices -> choices.size() == 1)) {
            return List.of(new ProductBacking.Group(null,
                    variants.stream().map(variant -> new ProductBacking.Choice(variant, variant.label())).toList()));
        }
        return groups.entrySet().stream().map(group -> new ProductBacking.Group(
                group.getKey().isEmpty() ? null : group.getKey(), List.copyOf(group.getValue()))).toList();
    }

    /** @return the name of the first option in which variants differ; null when they do in fewer than two */
    private static String firstOfSeveral(List<VariantView> variants) {
        Map<String, Long> values = variants.stream().flatMap(variant -> variant.options().stream())
                .distinct().collect(Collectors.groupingBy(VariantOption::name, LinkedHashMap::new, Collectors.counting()));
        List<String> different = values.entrySet().stream().filter(option -> option.getValue() > 1).map(Map.Entry::getKey).toList();
        return different.size() < 2 ? null : different.get(0);
    }
}
