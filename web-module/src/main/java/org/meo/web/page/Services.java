package org.meo.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.meo.cart.Carts;
import org.meo.catalog.Catalogue;
import org.meo.checkout.Checkout;
import org.meo.checkout.CheckoutDrafts;
import org.meo.checkout.PaymentEntry;
import org.meo.customers.Customers;
import org.meo.inventory.Inventory;
import org.meo.payments.PaymentOptions;

/** The services that the most visited pages call, looked up once: injected into a bean of a request they are each time. */
@ApplicationScoped
public class Services {

    @Inject
    private Catalogue catalogue;
    @Inject
    private Inventory inventory;
    @Inject
    private Carts carts;

    @Inject
    private Checkout checkout;
    @Inject
    private CheckoutDrafts drafts;
    @Inject
    private PaymentEntry paymentEntry;
    @Inject
    private PaymentOptions paymentOptions;
    @Inject
    private Customers customers;

    Catalogue catalogue() {
        return catalogue;
    }

    Inventory inventory() {
        return inventory;
    }

    Carts carts() {
        return carts;
    }

    Checkout checkout() {
        return checkout;
    }

    CheckoutDrafts drafts() {
        return drafts;
    }

    PaymentEntry paymentEntry() {
        return paymentEntry;
    }

    PaymentOptions paymentOptions() {
        return paymentOptions;
    }

    Customers customers() {
        return customers;
    }
}
