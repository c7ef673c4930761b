import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Orders one article over AMQP and prints the store's answer.
 *
 * <pre>java -cp 'lib/*' OrderClient.java amqp://127.0.0.1:61616 integrator integrator SKU QUANTITY</pre>
 *
 * where {@code lib} holds org.apache.qpid:qpid-jms-client with what it needs. Ends with 0 when the order stands, with 2 when
 * it was rejected, with 1 when no answer came.
 */
public final class OrderClient {

    private static final long PATIENCE_MILLIS = 30_000;

    private OrderClient() {
    }

    public static void main(String[] arguments) throws JMSException {
        String sku = arguments[3];
        int quantity = Integer.parseInt(arguments[4]);
        // The key of this message. Whoever is not sure that a message arrived sends it again under the same one.
        String messageId = UUID.randomUUID().toString();
        String body = """
                {"messageId": "%s", "channel": "b2b", "externalOrderId": "java-%s",
                 "customer": {"externalId": "17850", "name": "Example Ltd"},
                 "currency": "GBP",
                 "shipTo": {"name": "Example Ltd", "line1": "1 High Street", "city": "Leeds", "postalCode": "LS1 1AA", "country": "GB"},
                 "lines": [{"sku": "%s", "quantity": %d}],
                 "payment": {"method": "invoice"}}""".formatted(messageId, messageId, sku, quantity);

        JmsConnectionFactory factory = new JmsConnectionFactory(arguments[1], arguments[2], arguments[0]);
        try (JMSContext context = factory.createContext()) {
            TemporaryQueue answers = context.createTemporaryQueue();
            try (JMSConsumer consumer = context.createConsumer(answers)) {
                TextMessage request = context.createTextMessage(body);
                request.setStringProperty("meoType", "OrderRequest");
                request.setIntProperty("meoVersion", 1);
                request.setStringProperty("meoMessageId", messageId);
                request.setJMSCorrelationID(messageId);
                request.setJMSReplyTo(answers);
                Queue orders = context.createQueue("meo.orders.in");
                context.createProducer().send(orders, request);

                TextMessage answer = (TextMessage) consumer.receive(PATIENCE_MILLIS);
                if (answer == null) {
                    System.err.println("no answer within " + PATIENCE_MILLIS + " ms");
                    System.exit(1);
                }
                String type = answer.getStringProperty("meoType");
                System.out.println(type + " " + answer.getText());
                System.exit("OrderAccepted".equals(type) ? 0 : 2);
            }
        }
    }
}
