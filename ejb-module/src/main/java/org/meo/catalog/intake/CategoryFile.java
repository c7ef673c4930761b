package org.meo.catalog.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Categories: a row each, parents above their children or stored already. */
final class CategoryFile {

    static final List<String> REQUIRED = List.of("slug", "name");
    static final List<String> OPTIONAL = List.of("parent", "position", "name_de", "description", "description_de",
            "seo_title", "seo_title_de", "seo_description", "seo_description_de");
    /** All are held at once and stored in one transaction. */
    static final int MAX_CATEGORIES = 10_000;

    private static final List<String> BUILT_IN = List.of("slug", "parent", "position", "name", "name_de", "description",
            "description_de");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4_000;

    private final CatalogueSource source;
    private final Columns columns;
    private final Set<String> stored;
    private final Set<String> slugs = new HashSet<>();
    private final List<CategoryDraft> categories = new ArrayList<>();

    /** @param stored slugs with that of the parent */
    CategoryFile(CatalogueSource source, List<String> header, Map<String, String> stored) {
        this.source = source;
        this.stored = stored.keySet();
        columns = new Columns(header, REQUIRED, OPTIONAL::contains, OPTIONAL.toString());
    }

    static boolean hasColumns(List<String> header) {
        return header.contains("slug") && !header.contains("sku");
    }

    /**
     * Reads those that come with the application. Whoever changes the file is told of any mistake at once: it is read as
     * a whole or not at all.
     *
     * @return parents before their children
     */
    static List<CategoryDraft> read(CatalogueSource source) {
        if (!source.header().equals(BUILT_IN)) {
            throw new BrokenCatalogueException(1, "the columns are not " + BUILT_IN);
        }
        CategoryFile file = new CategoryFile(source, BUILT_IN, Map.of());
        file.check(rejection -> {
            throw new BrokenCatalogueException(rejection.line(), rejection.reason());
        });
        return file.categories();
    }

    /** As {@link CatalogueFile#check}. */
    ImportTally check(Consumer<Rejection> rejections) {
        ImportTally tally = new ImportTally(rejections);
        source.read((line, record) -> {
            try {
                categories.add(category(columns.row(record)));
                tally.take();
            } catch (RowRefused refused) {
                tally.reject(new Rejection(line, columns.cell(record, "slug"), refused.code(), refused.getMessage()));
            }
            if (categories.size() > MAX_CATEGORIES) {
                throw new BrokenCatalogueException(line, "there are more than " + MAX_CATEGORIES + " categories");
            }
        });
        return tally;
    }

    /** What was taken, parents before their children unless they are stored already. */
    List<CategoryDraft> categories() {
        return List.copyOf(categories);
    }

    Set<String> columns() {
        return columns.names();
    }

    private CategoryDraft category(Columns.Row row) {
        String slug = row.slug("slug", Slugs.MAX_CATEGORY, Rejection.Code.INVALID_SLUG);
        String parent = row.nullable("parent", CatalogueText.MAX_RECORD);
        if (parent != null && (parent.equals(slug) || !slugs.contains(parent) && !stored.contains(parent))) {
            throw new RowRefused(Rejection.Code.UNKNOWN_CATEGORY,
                    "parent " + Rejection.quoted(parent) + " does not stand above");
        }
        String position = row.text("position", MAX_NAME);
        if (columns.has("position") && !POSITION.matcher(position).matches()) {
            throw new RowRefused(Rejection.Code.INVALID_POSITION, slug + " needs a position from 0 to 999999");
        }
        String name = row.text("name", MAX_NAME);
        if (name.isEmpty()) {
            throw new RowRefused(Rejection.Code.NO_NAME, slug + " needs a name");
        }
        CategoryDraft category = new CategoryDraft(slug, parent, position.isEmpty() ? 0 : Integer.parseInt(position), name,
                row.nullable("name_de", MAX_NAME), row.text("description", MAX_DESCRIPTION),
                row.nullable("description_de", MAX_DESCRIPTION), row.seo());
        if (!slugs.add(slug)) {
            throw new RowRefused(Rejection.Code.DUPLICATE_CATEGORY, slug + " stands there twice");
        }
        return category;
    }
}
