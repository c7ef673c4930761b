package org.meo.catalog;

/** Much of the catalogue may have been changed by this node: what it remembers of it is told anew. */
public record CatalogueChanged() {
}
