package org.meo.messaging;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.meo.shared.tracing.Traces;

/**
 * What came in by message, before its content is looked at.
 *
 * @param address    where it came to
 * @param partner    the broker user that sent it, as the broker vouches for it
 * @param messageId  null when the sender gave none
 * @param type       null when the sender gave none
 * @param version    0 when the sender gave none
 * @param body       null when it is no text
 * @param properties the sender's own properties as text
 * @param replyTo    the address that the sender wants to be answered at; null when it named none
 * @param delivery   what tells this message from another of the same id, and is the same when it comes again
 * @param attempts   how often it came, this time included
 */
public record Envelope(String address, String partner, String messageId, String type, int version, String correlationId,
        String body, Map<String, String> properties, String replyTo, String delivery, int attempts) {

    public static final String TYPE = "meoType";
    public static final String VERSION = "meoVersion";
    public static final String MESSAGE_ID = "meoMessageId";
    public static final String ERROR = "meoError";
    /** Of a dead letter: why, as a code; how often it was tried; who sent it; where it wanted to be answered. */
    public static final String ERROR_CODE = "meoErrorCode";
    public static final String ATTEMPTS = "meoAttempts";
    public static final String PARTNER = "meoPartner";
    public static final String REPLY_TO = "meoReplyTo";
    /** Properties that a dead letter has and the message had not. */
    private static final Set<String> OF_DEAD_LETTERS = Set.of(ERROR, ERROR_CODE, ATTEMPTS, PARTNER, REPLY_TO);
    public static final int MAX_ID_LENGTH = 64;

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,99}");

    /** Filled in by the broker from the authenticated connection; a sender can't set it. */
    private static final String VALIDATED_USER = "_AMQ_VALIDATED_USER";
    private static final String DELIVERIES = "JMSXDeliveryCount";
    /** How Artemis hands on the {@code message-id} of AMQP, and a property that each message from there has. */
    private static final String AMQP_NAME = "NATIVE_MESSAGE_ID";
    private static final String AMQP_ENCODING = "JMS_AMQP_ORIGINAL_ENCODING";

    /** A message that came once, and wants to be answered nowhere in particular. */
    Envelope(String address, String partner, String messageId, String type, int version, String correlationId, String body,
            Map<String, String> properties) {
        this(address, partner, messageId, type, version, correlationId, body, properties, null, "", 1);
    }

    public static Envelope of(String address, Message message) throws JMSException {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements();) {
            String property = (String) names.nextElement();
            // Senders by other protocols than JMS may name properties as no JMS client could send them on.
            if (PROPERTY.matcher(property).matches() && !property.startsWith("JMS") && !property.startsWith("_AMQ")
                    && !property.startsWith("NATIVE_")) {
                properties.put(property, message.getStringProperty(property));
            }
        }
        return new Envelope(address, partner(message, properties), properties.get(MESSAGE_ID), properties.get(TYPE),
                versionOf(properties.get(VERSION)), message.getJMSCorrelationID(),
                message instanceof TextMessage text ? text.getText() : null, properties, replyTo(message, properties),
                delivery(message),
                message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1);
    }

    /**
     * What the sender's client called a message; null when it has no name. One that was sent by AMQP has its name in a property:
     * what JMS calls it is made anew at each delivery.
     */
    public static String name(Message message) throws JMSException {
        String named = message.getStringProperty(AMQP_NAME);
        return named != null || message.propertyExists(AMQP_ENCODING) ? named : message.getJMSMessageID();
    }

    static String delivery(Message message) throws JMSException {
        String named = name(message);
        return (named == null ? message.getJMSMessageID() : named) + ' ' + message.getJMSTimestamp();
    }

    /** What the store itself sends again is the partner's who sent it first. */
    private static String partner(Message message, Map<String, String> properties) throws JMSException {
        String user = message.getStringProperty(VALIDATED_USER);
        return Store.USER.equals(user) && properties.containsKey(PARTNER) ? properties.get(PARTNER) : user == null ? "partner" : user;
    }

    private static String replyTo(Message message, Map<String, String> properties) throws JMSException {
        Destination destination = message.getJMSReplyTo();
        return destination instanceof Queue queue ? queue.getQueueName() : properties.get(REPLY_TO);
    }

    /** To which trace the message says that it belongs; null when it says none. */
    public String trace() {
        return properties.get(Traces.PARENT);
    }

    /** The same, as a part of what is done with it; null leaves it as it is. */
    public Envelope within(String trace) {
        if (trace == null) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put(Traces.PARENT, trace);
        return new Envelope(address, partner, messageId, type, version, correlationId, body, all, replyTo, delivery, attempts);
    }

    /** The sender's own properties, without what was added when it was put aside. */
    public Map<String, String> withoutReason() {
        Map<String, String> own = new LinkedHashMap<>(properties);
        own.keySet().removeAll(OF_DEAD_LETTERS);
        own.keySet().removeAll(Set.of(TYPE, VERSION));
        return own;
    }

    /**
     * Checks what every message must have.
     *
     * @throws InvalidMessageException when it is no text, has no usable id or type
     */
    void requireComplete() {
        if (body == null) {
            throw new InvalidMessageException("the message is no text message");
        }
        if (messageId == null || messageId.isBlank() || messageId.length() > MAX_ID_LENGTH
                || messageId.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidMessageException(
                    "the property " + MESSAGE_ID + " must be 1 to " + MAX_ID_LENGTH + " characters, none of them a control character");
        }
        if (type == null) {
            throw new InvalidMessageException("the property " + TYPE + " is missing");
        }
    }

    private static int versionOf(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /** Read once: each message asks. */
    private static final class Store {

        private static final String USER = ConfigProvider.getConfig().getOptionalValue("meo.broker.user", String.class).orElse("store");
    }
}
