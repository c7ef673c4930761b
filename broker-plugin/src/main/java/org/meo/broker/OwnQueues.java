package org.meo.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Keeps a queue that a partner made, be it for replies or for a subscription, to that partner: permissions are given by
 * address, and all partners share those of the events and of temporary queues.
 */
public final class OwnQueues implements ActiveMQServerPlugin {

    private volatile ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer broker) {
        server = broker;
    }

    @Override
    public void afterCreateConsumer(ServerConsumer consumer) throws ActiveMQException {
        try {
            check(consumer.getQueue(), server.getSessionByID(consumer.getSessionID()));
        } catch (ActiveMQSecurityException refusal) {
            close(consumer);
            throw refusal;
        }
    }

    @Override
    public void beforeDestroyQueue(Queue queue, SecurityAuth session, boolean checkConsumerCount, boolean removeConsumers,
            boolean autoDeleteAddress) throws ActiveMQException {
        check(queue, session);
    }

    private static void check(Queue queue, SecurityAuth session) throws ActiveMQSecurityException {
        SimpleString owner = queue.getUser();
        if (owner != null && session != null && !owner.equals(Sessions.user(session)) && !Sessions.isStore(session)) {
            throw new ActiveMQSecurityException(Sessions.user(session) + " may not use a queue that is another's");
        }
    }

    private static void close(ServerConsumer consumer) throws ActiveMQException {
        try {
            consumer.close(true);
        } catch (Exception failure) {
            throw new ActiveMQException("a refused consumer stays open: " + failure.getMessage(), failure,
                    ActiveMQExceptionType.INTERNAL_ERROR);
        }
    }
}
