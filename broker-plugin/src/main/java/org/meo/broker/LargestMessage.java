package org.meo.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Refuses messages of more bytes than the property {@code bytes} says: the sender is told, and nothing is kept. */
public final class LargestMessage implements ActiveMQServerPlugin {

    private volatile long limit = Long.MAX_VALUE;

    @Override
    public void init(Map<String, String> properties) {
        limit = Long.parseLong(properties.get("bytes"));
    }

    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct,
            boolean noAutoCreateQueue) throws ActiveMQException {
        long size = size(message);
        if (size > limit) {
            if (message instanceof LargeServerMessage onDisk) {
                delete(onDisk);
            }
            throw new ActiveMQException("a message of " + size + " bytes is more than the " + limit + " that are taken",
                    ActiveMQExceptionType.ILLEGAL_STATE);
        }
    }

    private static long size(Message message) throws ActiveMQException {
        return message instanceof LargeServerMessage onDisk ? onDisk.getLargeBody().getBodySize() : message.getEncodeSize();
    }

    private static void delete(LargeServerMessage message) throws ActiveMQException {
        try {
            message.deleteFile();
        } catch (Exception failure) {
            throw new ActiveMQException("a refused message stays on disk: " + failure.getMessage(), failure,
                    ActiveMQExceptionType.IO_ERROR);
        }
    }
}
