package org.meo.catalog.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * A product as a catalogue file describes it: checked, not yet stored. What the file has no column for is empty here,
 * and left as it is where the product is stored already.
 *
 * @param place       where the product ends in the file: greater than that of each product before it
 * @param category    slug
 * @param nameDe      null when there is none; the same holds for the brand and all other German texts
 * @param attributes  in their order
 * @param activeFrom  null when it is on sale from the beginning
 * @param activeUntil null when it stays on sale
 * @param pictures    beside those of the variants, in their order
 * @param variants    at least one, all priced in one currency
 */
record ProductDraft(long place, String slug, String category, String name, String nameDe, String brand,
        String description, String descriptionDe, String taxClass, Map<String, String> attributes, SeoTexts seo,
        Instant activeFrom, Instant activeUntil, List<Picture> pictures, List<Variant> variants) {

    ProductDraft {
        pictures = List.copyOf(pictures);
        variants = List.copyOf(variants);
    }

    /** A product of one variant of which nothing more is known. */
    static ProductDraft plain(long place, String slug, String category, String name, String sku, Money price, int stock) {
        return new ProductDraft(place, slug, category, name, null, null, "", null, "standard", Map.of(), SeoTexts.NONE,
                null, null, List.of(), List.of(new Variant(sku, "", null, Map.of(), price, null, List.of(), "", "", null,
                        true, stock)));
    }

    ProductDraft withSlug(String other) {
        return new ProductDraft(place, other, category, name, nameDe, brand, description, descriptionDe, taxClass,
                attributes, seo, activeFrom, activeUntil, pictures, variants);
    }

    ProductDraft withPictures(List<Picture> others) {
        return new ProductDraft(place, slug, category, name, nameDe, brand, description, descriptionDe, taxClass,
                attributes, seo, activeFrom, activeUntil, others, variants);
    }

    ProductDraft withVariants(long end, List<Variant> others) {
        return new ProductDraft(end, slug, category, name, nameDe, brand, description, descriptionDe, taxClass,
                attributes, seo, activeFrom, activeUntil, pictures, others);
    }

    /** @param altDe null when there is none */
    record Picture(String name, String alt, String altDe) {
    }

    /** @param compareAt null when it is not reduced */
    record Price(Money price, Money compareAt) {
    }

    /**
     * @param label     empty when it has none
     * @param compareAt null when it is not reduced
     * @param prices    in other currencies, none twice
     * @param picture   empty when it has none
     * @param stock     initially on hand
     */
    record Variant(String sku, String label, String labelDe, Map<String, String> options, Money price, Money compareAt,
            List<Price> prices, String picture, String pictureAlt, String pictureAltDe, boolean active, int stock) {

        Variant {
            prices = List.copyOf(prices);
        }

        Variant withoutPicture() {
            return new Variant(sku, label, labelDe, options, price, compareAt, prices, "", "", null, active, stock);
        }

        Variant withoutLabel() {
            return new Variant(sku, "", null, options, price, compareAt, prices, picture, pictureAlt, pictureAltDe, active,
                    stock);
        }
    }
}
