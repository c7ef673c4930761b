package org.meo.catalog.intake;

/**
 * A category to be there before products that hang in it are stored.
 *
 * @param parent slug; null at the top
 * @param nameDe null when there is none, as is the German description
 */
record CategoryDraft(String slug, String parent, int position, String name, String nameDe, String description,
        String descriptionDe) {
}
