package org.meo.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.meo.shared.BusinessException;

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
 */
public record Envelope(String address, String partner, String messageId, String type, int version, String correlationId,
        String body, Map<String, String> properties) {

    public static final String TYPE = "meoType";
    public static final String VERSION = "meoVersion";
    public static final String MESSAGE_ID = "meoMessageId";
    public static final String ERROR = "meoError";
    public static final int MAX_ID_LENGTH = 64;

    /** Filled in by the broker from the authenticated connection; a sender can't set it. */
    private static final String VALIDATED_USER = "_AMQ_VALIDATED_USER";

    public static Envelope of(String address, Message message) throws JMSException {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements();) {
            String property = (String) names.nextElement();
            if (!property.startsWith("JMS") && !property.startsWith("_AMQ") && !property.startsWith("NATIVE_")) {
                properties.put(property, message.getStringProperty(property));
            }
        }
        String user = message.getStringProperty(VALIDATED_USER);
        return new Envelope(address, user == null ? "partner" : user, properties.get(MESSAGE_ID), properties.get(TYPE),
                versionOf(properties.get(VERSION)), message.getJMSCorrelationID(),
                message instanceof TextMessage text ? text.getText() : null, properties);
    }

    /**
     * Checks what every message must have.
     *
     * @throws BusinessException {@code INVALID_MESSAGE} when it is no text, has no usable id or type
     */
    void requireComplete() {
        if (body == null) {
            throw new BusinessException("INVALID_MESSAGE", "", "the message is no text message");
        }
        if (messageId == null || messageId.isBlank() || messageId.length() > MAX_ID_LENGTH) {
            throw new BusinessException("INVALID_MESSAGE", "",
                    "the property " + MESSAGE_ID + " must be 1 to " + MAX_ID_LENGTH + " characters");
        }
        if (type == null) {
            throw new BusinessException("INVALID_MESSAGE", "", "the property " + TYPE + " is missing");
        }
    }

    private static int versionOf(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
