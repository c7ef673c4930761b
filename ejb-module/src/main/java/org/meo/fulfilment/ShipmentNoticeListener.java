package org.meo.fulfilment;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.JsonObject;
import java.util.Map;
import org.meo.messaging.Addresses;
import org.meo.messaging.Envelope;
import org.meo.messaging.Intake;

/** Takes {@code ShipmentNotice}s from warehouses. */
@MessageDriven(name = "ShipmentNoticeListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = Addresses.SHIPMENTS_IN),
    @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
})
public class ShipmentNoticeListener implements MessageListener {

    @Inject
    private Intake intake;

    @EJB
    private Fulfilments fulfilments;

    @Override
    public void onMessage(Message message) {
        intake.receive(Addresses.SHIPMENTS_IN, message, Map.of("ShipmentNotice", new Notices()));
    }

    private final class Notices implements Intake.Handler {

        @Override
        public void handle(Envelope envelope, JsonObject body) {
            fulfilments.recordShipment(ShipmentNotice.of(body));
        }

        @Override
        public String trace(JsonObject body) {
            return fulfilments.trace(body.getString("fulfilmentId"));
        }
    }
}
