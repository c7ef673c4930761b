package org.meo.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Map;

/** Takes {@code ReplayRequest}s from whoever wants to be told events again. */
@MessageDriven(name = "ReplayListener", activationConfig = {
    @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = Addresses.REPLAY_IN),
    @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
})
public class ReplayListener implements MessageListener {

    @Inject
    private Intake intake;

    @EJB
    private Replays replays;

    @Override
    public void onMessage(Message message) {
        intake.receive(Addresses.REPLAY_IN, message,
                Map.of("ReplayRequest", (envelope, body) -> replays.ask(envelope, ReplayRequest.of(body))));
    }
}
