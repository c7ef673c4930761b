package org.meo.catalog.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The categories that come with the application. Whoever changes the file is told of any mistake at once: it is read
 * as a whole or not at all.
 */
final class CategoryFile {

    private static final List<String> COLUMNS = List.of("slug", "parent", "position", "name", "name_de", "description",
            "description_de");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");

    private CategoryFile() {
    }

    /** @return parents before their children */
    static List<CategoryDraft> read(CatalogueSource source) {
        if (!source.header().equals(COLUMNS)) {
            throw new BrokenCatalogueException(1, "the columns are not " + COLUMNS);
        }
        List<CategoryDraft> categories = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        source.read((line, record) -> {
            if (record.size() != COLUMNS.size()) {
                throw new BrokenCatalogueException(line, record.size() + " columns where the header has " + COLUMNS.size());
            }
            String parent = record.get(1).strip();
            // A parent that stands above its children also means that none is below itself.
            if (!parent.isEmpty() && !slugs.contains(parent)) {
                throw new BrokenCatalogueException(line, "parent " + Rejection.quoted(parent) + " does not stand above");
            }
            String slug = record.get(0).strip();
            if (!Slugs.isValid(slug, Slugs.MAX_CATEGORY) || !slugs.add(slug)) {
                throw new BrokenCatalogueException(line, Rejection.quoted(slug) + " is no slug, or stands there twice");
            }
            if (!POSITION.matcher(record.get(2)).matches() || record.get(3).isBlank()) {
                throw new BrokenCatalogueException(line, slug + " needs a position and a name");
            }
            categories.add(new CategoryDraft(slug, parent.isEmpty() ? null : parent, Integer.parseInt(record.get(2)),
                    record.get(3).strip(), record.get(4).isBlank() ? null : record.get(4).strip(), record.get(5).strip(),
                    record.get(6).isBlank() ? null : record.get(6).strip()));
        });
        return List.copyOf(categories);
    }
}
