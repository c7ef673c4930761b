package org.meo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets this node forget what it remembers of a catalogue that it has just changed itself. */
@ApplicationScoped
class CacheClearing {

    @Inject
    private CatalogueCache cache;

    void clear(@Observes CatalogueChanged changed) {
        cache.clear();
    }
}
