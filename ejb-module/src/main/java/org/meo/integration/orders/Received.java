package org.meo.integration.orders;

import org.meo.messaging.Envelope;
import org.meo.messaging.Inbox;
import org.meo.orders.Orders;

/** A request with what it came in. */
record Received(Envelope envelope, Reply reply, OrderRequest request) {

    Inbox.Key key() {
        return new Inbox.Key(envelope.partner(), envelope.messageId());
    }

    Orders.ExternalId externalId() {
        return new Orders.ExternalId(request.channel(), request.externalId());
    }
}
