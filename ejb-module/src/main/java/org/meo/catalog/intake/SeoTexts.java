package org.meo.catalog.intake;

/** What search engines are told of a page in place of its own name and description; each null when nothing is. */
record SeoTexts(String title, String titleDe, String description, String descriptionDe) {

    static final SeoTexts NONE = new SeoTexts(null, null, null, null);
    static final int MAX_TITLE = 200;
    static final int MAX_DESCRIPTION = 400;
}
