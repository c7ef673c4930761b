package org.meo.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.meo.messaging.OutboxShards.StoredMessage;
import org.meo.shared.tracing.Traces;

/** Hands messages to Artemis, outside of any transaction: the outbox makes it safe to do so again. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Broker {

    private static final Logger LOG = Logger.getLogger(Broker.class.getName());

    /** Artemis drops a message whose value of this property it has seen on the address. */
    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final String GROUP = "JMSXGroupID";

    @Resource(lookup = "jms/meo")
    private ConnectionFactory connections;

    @Inject
    private Traces traces;

    /**
     * Sends messages in their order; when this returns the broker keeps them. When it fails, some may have been sent: sent
     * again, those are dropped.
     */
    public void send(List<StoredMessage> messages) {
        List<Traces.Step> steps = new ArrayList<>();
        try {
            deliver(messages.stream().map(message -> {
                Traces.Step step = traces.sending("send " + message.address(), message.properties().get(Traces.PARENT))
                        .say("messaging.system", "activemq").say("messaging.destination.name", message.address())
                        .say("messaging.message.id", message.messageId()).say("meo.message.type", message.type())
                        .say("meo.message.key", message.correlationId());
                steps.add(step);
                return message.within(step.parent());
            }).toList());
        } catch (RuntimeException failure) {
            steps.forEach(step -> step.failed(failure.getClass().getName()));
            throw failure;
        } finally {
            steps.forEach(Traces.Step::close);
        }
    }

    private void deliver(List<StoredMessage> messages) {
        if (messages.size() > 1) {
            try {
                sendTogether(messages);
                return;
            } catch (JMSException | JMSRuntimeException failure) {
                // One that the broker has already, or whose receiver is gone, takes the others with it.
                LOG.log(Level.INFO, failure, () -> messages.size() + " messages could not be sent together; now each alone");
            }
        }
        sendEach(messages);
    }

    private void sendTogether(List<StoredMessage> messages) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null)) {
            Map<String, Destination> destinations = new HashMap<>();
            for (StoredMessage message : messages) {
                Destination destination = destinations.get(message.address());
                if (destination == null) {
                    destination = message.topic() ? session.createTopic(message.address()) : session.createQueue(message.address());
                    destinations.put(message.address(), destination);
                }
                producer.send(destination, fill(session.createTextMessage(message.body()), message));
            }
            session.commit();
        }
    }

    private void sendEach(List<StoredMessage> messages) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer();
            for (StoredMessage message : messages) {
                send(context, producer, message);
            }
        }
    }

    private static void send(JMSContext context, JMSProducer producer, StoredMessage message) {
        try {
            producer.send(destination(context, message), text(context, message));
        } catch (JMSRuntimeException failure) {
            // The broker says it in words only, so it is asked.
            if (!Addresses.isPartners(message.address()) || QueueFigures.exists(context, message.address())) {
                throw failure;
            }
            // Whoever asked has hung up: the answer waits where others are, and holds up none.
            producer.send(context.createQueue(Addresses.ORDER_REPLIES), text(context, message));
        }
    }

    /** Whether the broker answers, and lets the store's user look at a queue. */
    public boolean isReachable() {
        // Asked for something only the broker knows: a pooled connection may have died without anybody noticing yet.
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = context.createBrowser(context.createQueue(Addresses.FULFILMENT_OUT))) {
            return browser.getQueue() != null;
        } catch (JMSRuntimeException | JMSException unreachable) {
            return false;
        }
    }

    /** Whether there is such a queue now: those for answers go with the connection that asked. */
    public boolean hasQueue(String name) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            return QueueFigures.exists(context, name);
        }
    }

    private static Destination destination(JMSContext context, StoredMessage message) {
        return message.topic() ? context.createTopic(message.address()) : context.createQueue(message.address());
    }

    private static TextMessage text(JMSContext context, StoredMessage message) {
        try {
            return fill(context.createTextMessage(message.body()), message);
        } catch (JMSException failure) {
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        }
    }

    private static TextMessage fill(TextMessage text, StoredMessage message) throws JMSException {
        text.setStringProperty(Envelope.TYPE, message.type());
        text.setIntProperty(Envelope.VERSION, message.version());
        text.setStringProperty(Envelope.MESSAGE_ID, message.messageId());
        text.setStringProperty(DUPLICATE_ID, message.messageId());
        text.setJMSCorrelationID(message.correlationId());
        if (message.topic()) {
            // Listeners who share a subscription each get all events of an order, in their order.
            text.setStringProperty(GROUP, message.correlationId());
        }
        // Last: a dead letter keeps the id that its sender gave it.
        for (Map.Entry<String, String> property : message.properties().entrySet()) {
            text.setStringProperty(property.getKey(), property.getValue());
        }
        return text;
    }
}
