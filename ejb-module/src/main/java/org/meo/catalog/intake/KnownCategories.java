package org.meo.catalog.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The categories that rows of a product file may hang in, and which of them they do. */
final class KnownCategories {

    private final Map<String, CategoryDraft> drafts = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final boolean open;

    private KnownCategories(boolean open) {
        this.open = open;
    }

    /**
     * One that is not known is made from its slug.
     *
     * @param known parents before children
     */
    static KnownCategories open(List<CategoryDraft> known) {
        KnownCategories categories = new KnownCategories(true);
        known.forEach(categories::add);
        return categories;
    }

    /**
     * One that is not known is refused.
     *
     * @param stored slugs with that of the parent; null at the top
     */
    static KnownCategories closed(Map<String, String> stored) {
        KnownCategories categories = new KnownCategories(false);
        categories.parents.putAll(stored);
        return categories;
    }

    /**
     * @param path the slug of a category, or the way to it from any category above: {@code paper/notebooks}
     * @return the slug
     */
    String find(String path) {
        String parent = null;
        String slug = "";
        for (String step : path.split("/", -1)) {
            slug = step;
            if (!Slugs.isValid(slug, Slugs.MAX_CATEGORY)) {
                throw new RowRefused(Rejection.Code.INVALID_CATEGORY, "category " + Rejection.quoted(path)
                        + " is not made of lower-case letters, digits and hyphens, " + Slugs.MAX_CATEGORY + " at most");
            }
            if (!parents.containsKey(slug)) {
                if (!open) {
                    throw new RowRefused(Rejection.Code.UNKNOWN_CATEGORY, "there is no category " + Rejection.quoted(slug));
                }
                String name = Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
                add(new CategoryDraft(slug, parent, 1_000 + drafts.size(), name, null, "", null));
            } else if (parent != null && !parent.equals(parents.get(slug))) {
                throw new RowRefused(Rejection.Code.INVALID_CATEGORY,
                        "category " + slug + " does not hang in " + Rejection.quoted(parent));
            }
            parent = slug;
        }
        return slug;
    }

    /** A product of the file hangs in it. */
    void use(String slug) {
        for (String step = slug; step != null && used.add(step);) {
            step = parents.get(step);
        }
    }

    /** Those to be stored before products that hang in them: used ones and what is above, parents before children. */
    List<CategoryDraft> needed() {
        List<CategoryDraft> needed = new ArrayList<>(drafts.values());
        needed.removeIf(category -> !used.contains(category.slug()));
        return needed;
    }

    private void add(CategoryDraft category) {
        drafts.put(category.slug(), category);
        parents.put(category.slug(), category.parent());
    }
}
