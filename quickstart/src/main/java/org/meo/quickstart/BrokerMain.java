package org.meo.quickstart;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
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
     * @param arguments the path of {@code broker.xml}, and those of broker properties over it, separated by commas
     * @throws Exception whatever keeps the broker from starting; the process ends with it
     */
    // EmbeddedActiveMQ declares no narrower exception.
    public static void main(String[] arguments) throws Exception {
        ParentWatch.start(System.in);
        String configuration = Path.of(arguments[0]).toUri().toString();
        check(configuration, arguments[1]);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(configuration);
        broker.setPropertiesResourcePath(arguments[1]);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager("meo"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "broker-stop"));
        broker.start();
    }

    /** A property that can't be applied would be left out in silence, be it a permission or the whole TLS port. */
    private static void check(String configuration, String properties) throws Exception {
        FileConfiguration trial = new FileConfiguration();
        new FileDeploymentManager(configuration).addDeployable(trial).readConfiguration();
        trial.parseProperties(properties);
        String status = trial.getStatus();
        if (status.contains("\"errors\":[{") || status.contains("loadError")) {
            throw new IllegalArgumentException("Broker properties that can't be applied: " + status);
        }
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker did not stop in order", e);
        }
    }
}
