package org.meo.web.component;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;

/** Beans of the application for components, which the container injects nothing into. */
final class Beans {

    private Beans() {
    }

    /** @param type of an application-scoped bean: its reference is kept, because looking it up walks the stack each time */
    static <T> T find(FacesContext context, Class<T> type) {
        return type.cast(context.getExternalContext().getApplicationMap()
                .computeIfAbsent(type.getName(), name -> CDI.current().select(type).get()));
    }
}
