package org.meo.integration.orders;

import jakarta.json.JsonObject;
import org.meo.messaging.Inbox;

/** What became of a request. @param answer without ids of messages */
record Outcome(Kind kind, JsonObject answer) {

    enum Kind {
        ACCEPTED, REJECTED,
        /** Rejected, and of no use to anybody as it stands. */
        INVALID,
        /** It came before and is answered as before. */
        REPEATED
    }

    /** Whether some of what was wanted is not there. */
    boolean isOutOfStock() {
        return answer.containsKey("errors") && answer.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .anyMatch(error -> Rejection.OUT_OF_STOCK.equals(error.getString("code", "")));
    }

    /** What is kept to answer a repeat: an order tells itself. */
    Inbox.Taken note(Received message) {
        return new Inbox.Taken(message.request().hash(), answer.containsKey("errors") ? answer.toString() : null);
    }
}
