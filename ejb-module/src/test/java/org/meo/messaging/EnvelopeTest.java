package org.meo.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Map<String, Object> BY_AMQP = Map.of("JMS_AMQP_ORIGINAL_ENCODING", "5", "NATIVE_MESSAGE_ID", "ID:theirs");

    @Test
    void knowsAMessageThatWasSentByAmqpWhenItComesAgain() throws JMSException {
        assertThat(delivery("ID:made-up-1", BY_AMQP)).isEqualTo(delivery("ID:made-up-2", BY_AMQP));
        assertThat(Envelope.name(message("ID:made-up-1", BY_AMQP))).isEqualTo("ID:theirs");
    }

    @Test
    void takesNoNameThatTheBrokerMadeUp() throws JMSException {
        assertThat(Envelope.name(message("ID:made-up-1", Map.of("JMS_AMQP_ORIGINAL_ENCODING", "5")))).isNull();
    }

    @Test
    void tellsMessagesOfOtherClientsByTheirOwnNames() throws JMSException {
        assertThat(delivery("ID:1", Map.of())).isEqualTo(delivery("ID:1", Map.of())).isNotEqualTo(delivery("ID:2", Map.of()));
    }

    private static String delivery(String id, Map<String, Object> properties) throws JMSException {
        return Envelope.delivery(message(id, properties));
    }

    private static TextMessage message(String id, Map<String, Object> properties) {
        return (TextMessage) Proxy.newProxyInstance(EnvelopeTest.class.getClassLoader(), new Class<?>[] {TextMessage.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getJMSMessageID" -> id;
                    case "getJMSTimestamp" -> 7L;
                    case "propertyExists" -> properties.containsKey(arguments[0]);
                    case "getStringProperty" -> properties.get(arguments[0]);
                    default -> null;
                });
    }
}
