package org.meo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the container's pools say of themselves. Asked by reflection, as nothing that Payara publishes tells how many wait:
 * docs/decisions/047-pools-are-asked-themselves.md.
 */
@ApplicationScoped
public class ConnectionPools {

    /** Of connections to PostgreSQL. */
    public static final String DATABASE = "meo-database";
    /** Of connections to the broker on which the store sends. */
    public static final String BROKER = "meo-broker";

    private static final Logger LOG = Logger.getLogger(ConnectionPools.class.getName());
    private static final String RUNTIME = "com.sun.enterprise.connectors.ConnectorRuntime";
    private static final String POOLS = "com.sun.enterprise.resource.pool.PoolManager";
    private static final String POOL = "com.sun.enterprise.resource.pool.ResourcePool";
    private static final String QUEUE = "com.sun.enterprise.resource.pool.waitqueue.PoolWaitQueue";
    private static final String STATUS = "com.sun.enterprise.resource.pool.PoolStatus";
    private static final String NAME = "org.glassfish.resourcebase.resources.api.PoolInfo";

    /** Empty where the container has no such pool, has not used it yet, or is another than this was written for. */
    public Optional<PoolFigures> figures(String pool) {
        try {
            Object runtime = type(RUNTIME).getMethod("getRuntime").invoke(null);
            Object pools = type(RUNTIME).getMethod("getPoolManager").invoke(runtime);
            Object name = type(NAME).getConstructor(String.class).newInstance(pool);
            Object found = type(POOLS).getMethod("getPool", type(NAME)).invoke(pools, name);
            if (found == null) {
                return Optional.empty();
            }
            Object status = ask(POOL, "getPoolStatus", found);
            Object queue = ask(POOL, "getPoolWaitQueue", found);
            return Optional.of(new PoolFigures(number(STATUS, "getNumConnUsed", status), number(STATUS, "getNumConnFree", status),
                    number(POOL, "getMaxPoolSize", found), number(QUEUE, "getQueueLength", queue)));
        } catch (ReflectiveOperationException otherwise) {
            LOG.log(Level.FINE, otherwise, () -> "pool " + pool + " does not say how it stands");
            return Optional.empty();
        }
    }

    private static int number(String type, String method, Object of) throws ReflectiveOperationException {
        return ((Number) ask(type, method, of)).intValue();
    }

    private static Object ask(String type, String name, Object of) throws ReflectiveOperationException {
        Method method = type(type).getMethod(name);
        return method.invoke(of);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ConnectionPools.class.getClassLoader());
    }
}
