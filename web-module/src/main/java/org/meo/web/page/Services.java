package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.meo.cart.Carts;
import org.meo.catalog.Catalogue;
import org.meo.inventory.Inventory;

/** The services that the most visited pages call, looked up once: injected into a bean of a request they are each time. */
@ApplicationScoped
public class Services {

    @Inject
    private Catalogue catalogue;
    @Inject
    private Inventory inventory;
    @Inject
    private Carts carts;

    Catalogue catalogue() {
        return catalogue;
    }

    Inventory inventory() {
        return inventory;
    }

    Carts carts() {
        return carts;
    }
}
