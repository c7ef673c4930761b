package org.meo.catalog;

/** What every list needs besides its products: the tree of categories and the names of what can be filtered by. */
record Frame(CategoryTree tree, FacetNames names) {
}
