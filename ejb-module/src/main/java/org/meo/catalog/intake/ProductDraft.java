package org.meo.catalog.intake;

import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * A product as a catalogue file describes it: checked, not yet stored.
 *
 * @param category   slug
 * @param nameDe     null when there is none; the same holds for the brand and all other German texts
 * @param attributes in their order
 * @param variants   at least one, all priced in one currency
 */
record ProductDraft(String slug, String category, String name, String nameDe, String brand, String description,
        String descriptionDe, String taxClass, Map<String, String> attributes, List<Variant> variants) {

    ProductDraft {
        variants = List.copyOf(variants);
    }

    ProductDraft withSlug(String other) {
        return new ProductDraft(other, category, name, nameDe, brand, description, descriptionDe, taxClass, attributes,
                variants);
    }

    /**
     * @param label     empty when it has none
     * @param compareAt null when it is not reduced
     * @param picture   empty when it has none
     * @param stock     initially on hand
     */
    record Variant(String sku, String label, String labelDe, Map<String, String> options, Money price, Money compareAt,
            String picture, String pictureAlt, int stock) {
    }
}
