package org.meo.web.page;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.meo.cart.Carts;
import org.meo.cart.CodeEntry;
import org.meo.catalog.Catalogue;
import org.meo.checkout.Checkout;
import org.meo.checkout.CheckoutDrafts;
import org.meo.checkout.PaymentEntry;
import org.meo.customers.Customers;
import org.meo.documents.Documents;
import org.meo.fulfilment.AfterSales;
import org.meo.fulfilment.Returns;
import org.meo.fulfilment.Shipments;
import org.meo.inventory.Inventory;
import org.meo.orders.Orders;
import org.meo.payments.PaymentOptions;
import org.meo.payments.PaymentsOfOrder;

/**
 * The services that the most visited pages call, looked up once: injected into a bean of a request they are each time. As
 * EJBs, because a call through what CDI injects for one takes a way round.
 */
@ApplicationScoped
public class Services {

    @EJB
    private Catalogue catalogue;
    @EJB
    private Inventory inventory;
    @EJB
    private Carts carts;
    @EJB
    private CodeEntry codes;

    @Inject
    private Checkout checkout;
    @EJB
    private CheckoutDrafts drafts;
    @EJB
    private PaymentEntry paymentEntry;
    @Inject
    private PaymentOptions paymentOptions;
    @EJB
    private Customers customers;
    @EJB
    private PaymentsOfOrder paymentsOfOrder;
    @EJB
    private Orders orders;
    @EJB
    private Documents documents;
    @EJB
    private Shipments shipments;
    @EJB
    private Returns returns;
    @Inject
    private AfterSales afterSales;

    Catalogue catalogue() {
        return catalogue;
    }

    Inventory inventory() {
        return inventory;
    }

    Carts carts() {
        return carts;
    }

    CodeEntry codes() {
        return codes;
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

    AfterSales afterSales() {
        return afterSales;
    }

    Returns returns() {
        return returns;
    }

    Shipments shipments() {
        return shipments;
    }

    Documents documents() {
        return documents;
    }

    Orders orders() {
        return orders;
    }

    PaymentsOfOrder paymentsOfOrder() {
        return paymentsOfOrder;
    }
}
