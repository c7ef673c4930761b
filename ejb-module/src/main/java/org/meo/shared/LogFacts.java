package org.meo.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.meo.shared.tracing.Traces;

/**
 * What the current thread works on, so that each line of the log says it, whoever writes it: the request, the order, the
 * customer by number, the trace. Never what is personal. Payara's JSON log takes a map among the parameters of a record as
 * fields of its own.
 */
@Singleton
@Startup
public class LogFacts {

    public static final String REQUEST = "request";
    public static final String MESSAGE = "message";
    public static final String ORDER = "order";
    public static final String USER = "user";
    static final String TRACE = "trace";
    static final String NODE = "node";

    private static final ThreadLocal<Map<String, String>> FACTS = ThreadLocal.withInitial(LinkedHashMap::new);

    private final String node = System.getenv().getOrDefault("MEO_NODE", "");

    /** From now on the thread works on this; null forgets it. */
    public static void say(String fact, String value) {
        if (value == null) {
            FACTS.get().remove(fact);
        } else {
            FACTS.get().put(fact, value);
        }
    }

    /** The thread is done with its work. */
    public static void forget() {
        FACTS.remove();
    }

    @PostConstruct
    void begin() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(new Telling(handler.getFilter(), node));
        }
    }

    /** Before the application's classes go. */
    @PreDestroy
    void end() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getFilter() instanceof Telling telling) {
                handler.setFilter(telling.before);
            }
        }
    }

    /** Adds the facts to each record that is written. */
    static final class Telling implements Filter {

        private final Filter before;
        private final String node;

        Telling(Filter before, String node) {
            this.before = before;
            this.node = node;
        }

        @Override
        public boolean isLoggable(LogRecord log) {
            if (before != null && !before.isLoggable(log)) {
                return false;
            }
            Object[] parameters = log.getParameters();
            // Several handlers see the same record.
            if (parameters == null || parameters.length == 0 || !(parameters[parameters.length - 1] instanceof Facts)) {
                // Whose array it was may have been one of strings only.
                Object[] all = parameters == null ? new Object[1] : Arrays.copyOf(parameters, parameters.length + 1, Object[].class);
                all[all.length - 1] = facts();
                log.setParameters(all);
            }
            return true;
        }

        private Facts facts() {
            Facts facts = new Facts(FACTS.get());
            if (!node.isEmpty()) {
                facts.put(NODE, node);
            }
            String trace = Traces.currentId();
            if (trace != null) {
                facts.put(TRACE, trace);
            }
            return facts;
        }
    }

    private static final class Facts extends LinkedHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private Facts(Map<String, String> facts) {
            super(facts);
        }
    }
}
