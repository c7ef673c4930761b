package org.meo.catalog.intake;

/**
 * A category as a file describes it.
 *
 * @param parent slug; null at the top
 * @param nameDe null when there is none, as is the German description
 */
record CategoryDraft(String slug, String parent, int position, String name, String nameDe, String description,
        String descriptionDe, SeoTexts seo) {

    CategoryDraft(String slug, String parent, int position, String name, String nameDe, String description,
            String descriptionDe) {
        this(slug, parent, position, name, nameDe, description, descriptionDe, SeoTexts.NONE);
    }
}
