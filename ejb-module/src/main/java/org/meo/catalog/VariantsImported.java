package org.meo.catalog;

import java.util.List;

/**
 * A part of an import was written: these variants are new or were imported again. Fired synchronously inside the
 * transaction that writes them; an observer that fails takes the part back.
 *
 * @param lines no SKU twice
 */
public record VariantsImported(List<Line> lines) {

    public VariantsImported {
        lines = List.copyOf(lines);
    }

    /**
     * @param initialStock what the source says is on hand, for SKUs whose stock is not kept yet; not negative
     */
    public record Line(String sku, int initialStock) {
    }
}
