package org.meo.integration.orders;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.meo.messaging.Addresses;

/**
 * Takes {@code OrderRequest}s from partners. Outside of any transaction: a message is acknowledged when it is done with, and
 * one that is delivered again after a crash is known by its id.
 */
@MessageDriven(name = "OrderRequestListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = Addresses.ORDERS_IN),
    @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
    // As many as may become orders in one transaction.
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "32")
})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderRequestListener implements MessageListener {

    @Inject
    private OrderRequests requests;

    @Override
    public void onMessage(Message message) {
        requests.receive(message);
    }
}
