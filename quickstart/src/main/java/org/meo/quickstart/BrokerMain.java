package org.meo.quickstart;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;

/**
 * The broker in a JVM of its own, as in production: killing the server leaves the messages alone, and the other way
 * round. Started by {@link Broker}, which passes the configuration as system properties.
 */
public final class BrokerMain {

    private BrokerMain() {
    }

    /**
     * Runs the broker until the process that started it asks it to end or is gone.
     *
     * @param arguments the path of {@code broker.xml}
     * @throws Exception whatever keeps the broker from starting; the process ends with it
     */
    // EmbeddedActiveMQ declares no narrower exception.
    public static void main(String[] arguments) throws Exception {
        ParentWatch.start(System.in);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(Path.of(arguments[0]).toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager("meo"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "broker-stop"));
        broker.start();
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop in order", e);
        }
    }
}
