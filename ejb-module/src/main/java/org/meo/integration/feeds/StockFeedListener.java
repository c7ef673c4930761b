package org.meo.integration.feeds;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Map;
import org.meo.messaging.Addresses;
import org.meo.messaging.Intake;

/** Takes {@code StockCount}s and {@code StockAdjustment}s from warehouses. */
@MessageDriven(name = "StockFeedListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = Addresses.STOCK_IN),
    @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
})
public class StockFeedListener implements MessageListener {

    @Inject
    private Intake intake;

    @Inject
    private StockFeed feed;

    @Override
    public void onMessage(Message message) {
        intake.receive(Addresses.STOCK_IN, message, Map.of("StockCount", feed::count, "StockAdjustment", feed::adjust));
    }
}
