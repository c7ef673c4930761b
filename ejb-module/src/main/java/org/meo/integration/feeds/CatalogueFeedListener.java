package org.meo.integration.feeds;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Map;
import org.meo.messaging.Addresses;
import org.meo.messaging.Intake;

/** Takes {@code ProductUpsert}s and {@code PriceChange}s; one after the other, because the later one is to hold. */
@MessageDriven(name = "CatalogueFeedListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = Addresses.CATALOG_IN),
    @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
})
public class CatalogueFeedListener implements MessageListener {

    @Inject
    private Intake intake;

    @Inject
    private CatalogueMessages feed;

    @Override
    public void onMessage(Message message) {
        intake.receive(Addresses.CATALOG_IN, message, Map.of("ProductUpsert", feed::upsert, "PriceChange", feed::price));
    }
}
