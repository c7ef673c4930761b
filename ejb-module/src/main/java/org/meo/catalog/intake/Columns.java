package org.meo.catalog.intake;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/** The columns of a file, found by their names, and the cells of its rows. */
final class Columns {

    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param optional whether a column that is not required is known
     * @param known    names the optional columns for whoever used another
     * @throws BrokenCatalogueException when a column is missing, not known or there twice
     */
    Columns(List<String> header, List<String> required, Predicate<String> optional, String known) {
        for (String name : header) {
            if (!required.contains(name) && !optional.test(name)) {
                throw new BrokenCatalogueException(1, "unknown column " + Rejection.quoted(name) + "; there must be "
                        + required + " and may be " + known);
            }
            if (places.put(name, places.size()) != null) {
                throw new BrokenCatalogueException(1, "column " + name + " stands there twice");
            }
        }
        for (String name : required) {
            if (!places.containsKey(name)) {
                throw new BrokenCatalogueException(1, "column " + name + " is missing");
            }
        }
    }

    Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /** @throws RowRefused when the row has not as many cells as there are columns */
    Row row(CSVRecord record) {
        return new Row(record);
    }

    /** The cell of a row that may be refused as a whole; null when there is none. */
    String cell(CSVRecord record, String name) {
        return record.size() == places.size() ? record.get(places.get(name)) : null;
    }

    /** One record, read by the names of its columns. */
    final class Row {

        private final CSVRecord record;

        private Row(CSVRecord record) {
            this.record = record;
            if (record.size() != places.size()) {
                throw new RowRefused(Rejection.Code.COLUMNS,
                        record.size() + " columns where the header has " + places.size());
            }
        }

        /** The value without blanks around it; empty when the file has no such column. */
        String text(String column, int maximum) {
            Integer index = places.get(column);
            String text = index == null ? "" : Cells.read(record.get(index).strip());
            if (text.codePoints().anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r'
                    && point != '\t')) {
                throw new RowRefused(Rejection.Code.INVALID_CHARACTER, column + " holds a control character");
            }
            if (text.codePointCount(0, text.length()) > maximum) {
                throw new RowRefused(Rejection.Code.TOO_LONG, column + " is longer than " + maximum + " characters");
            }
            return text;
        }

        /** As {@link #text}; null when it is empty. */
        String nullable(String column, int maximum) {
            String text = text(column, maximum);
            return text.isEmpty() ? null : text;
        }

        String slug(String column, int maximum, Rejection.Code code) {
            String slug = text(column, CatalogueText.MAX_RECORD);
            if (!Slugs.isValid(slug, maximum)) {
                throw new RowRefused(code, column + " " + Rejection.quoted(slug)
                        + " is not made of lower-case letters, digits and hyphens, " + maximum + " at most");
            }
            return slug;
        }

        SeoTexts seo() {
            return new SeoTexts(nullable("seo_title", SeoTexts.MAX_TITLE), nullable("seo_title_de", SeoTexts.MAX_TITLE),
                    nullable("seo_description", SeoTexts.MAX_DESCRIPTION),
                    nullable("seo_description_de", SeoTexts.MAX_DESCRIPTION));
        }
    }
}
