import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Orders one article over AMQP and prints the store's answer.
 *
 * <pre>java -cp 'lib/*' OrderClient.java amqp://127.0.0.1:61616 integrator integrator ORDER SKU QUANTITY [ATTEMPT]</pre>
 *
 * where {@code lib} holds org.apache.qpid:qpid-jms-client and org.eclipse.parsson:parsson with what they need. ORDER is the
 * partner's own number: whoever does not know what became of an order runs this again with the same arguments and learns
 * it. After a rejection what was wrong is mended and sent as the next ATTEMPT. Ends with 0 when the order stands, with 2
 * when it was rejected, with 1 when no answer came.
 */
public final class OrderClient {

    private static final long PATIENCE_MILLIS = 30_000;

    private OrderClient() {
    }

    public static void main(String[] arguments) throws JMSException {
        String attempt = arguments.length > 6 ? arguments[6] : "1";
        JsonObject order = order(arguments[3], attempt, arguments[4], Integer.parseInt(arguments[5]));
        JmsConnectionFactory factory = new JmsConnectionFactory(arguments[1], arguments[2], arguments[0]);
        int end;
        try (JMSContext context = factory.createContext()) {
            end = send(context, order);
        }
        System.exit(end);
    }

    /** The same order and attempt are the same message: nothing in it is made up anew. */
    private static JsonObject order(String number, String attempt, String sku, int quantity) {
        return Json.createObjectBuilder().add("messageId", number + "/" + attempt).add("channel", "b2b")
                .add("externalOrderId", number)
                .add("customer", Json.createObjectBuilder().add("externalId", "17850").add("name", "Example Ltd"))
                .add("currency", "GBP")
                .add("shipTo", Json.createObjectBuilder().add("name", "Example Ltd").add("line1", "1 High Street")
                        .add("city", "Leeds").add("postalCode", "LS1 1AA").add("country", "GB"))
                .add("lines", Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity)))
                .add("payment", Json.createObjectBuilder().add("method", "invoice")).build();
    }

    private static int send(JMSContext context, JsonObject order) throws JMSException {
        String messageId = order.getString("messageId");
        // A queue of this connection's own: nobody else reads it, and it goes when the connection does.
        TemporaryQueue answers = context.createTemporaryQueue();
        try (JMSConsumer consumer = context.createConsumer(answers)) {
            TextMessage request = context.createTextMessage(order.toString());
            request.setStringProperty("meoType", "OrderRequest");
            request.setIntProperty("meoVersion", 1);
            request.setStringProperty("meoMessageId", messageId);
            request.setJMSCorrelationID(messageId);
            request.setJMSReplyTo(answers);
            // Returns when the broker has it on disk.
            context.createProducer().send(context.createQueue("meo.orders.in"), request);

            TextMessage answer = (TextMessage) consumer.receive(PATIENCE_MILLIS);
            if (answer == null) {
                System.err.println("no answer within " + PATIENCE_MILLIS + " ms: run this again to learn it");
                return 1;
            }
            String type = answer.getStringProperty("meoType");
            System.out.println(type + " " + answer.getText());
            return "OrderAccepted".equals(type) ? 0 : 2;
        }
    }
}
