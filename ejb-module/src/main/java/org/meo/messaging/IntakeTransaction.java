package org.meo.messaging;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.json.JsonObject;

/** The transaction in which a message is noted and acted on: both or neither. */
@Stateless
public class IntakeTransaction {

    @EJB
    private Inbox inbox;

    /** @return false when the message was acted on before */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean act(Envelope envelope, JsonObject body, Intake.Handler handler) {
        boolean first = inbox.takes(envelope);
        if (first) {
            handler.handle(envelope, body);
        }
        return first;
    }
}
