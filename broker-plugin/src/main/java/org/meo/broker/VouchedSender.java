package org.meo.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * Says in {@code _AMQ_VALIDATED_USER} who sent a message, over AMQP too: there {@code populate-validated-user} does nothing,
 * and what a sender writes into that property, or as its user id, would reach the store as if the broker vouched for it.
 */
public final class VouchedSender implements ActiveMQServerPlugin {

    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct,
            boolean noAutoCreateQueue) {
        if (message instanceof AMQPMessage amqp) {
            // These no sender can write; they win over the sender's own when the message is converted.
            amqp.createExtraProperties().putSimpleStringProperty(Message.HDR_VALIDATED_USER, Sessions.user(session));
        } else {
            message.setValidatedUserID(Sessions.user(session).toString());
        }
    }
}
