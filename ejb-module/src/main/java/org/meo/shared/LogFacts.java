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

    static final String SERVICE = "service";
    static final String NAMESPACE = "namespace";
    static final String POD = "pod";

    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    private final Map<String, String> place = place(System.getenv());

    /** The thread begins a piece of work; what is said of it until that is closed stands in each line. */
    public static Work begin() {
        Work work = new Work(CURRENT.get());
        CURRENT.set(work);
        return work;
    }

    /** The thread's work is about this; null forgets it. Without {@link #begin()} nothing happens: nobody would end it. */
    public static void say(String fact, String value) {
        Work work = CURRENT.get();
        if (work != null) {
            work.say(fact, value);
        }
    }

    /** Where the lines of this process come from. In Kubernetes a node is a pod. */
    static Map<String, String> place(Map<String, String> environment) {
        Map<String, String> place = new LinkedHashMap<>();
        place.put(SERVICE, "meo");
        String node = environment.get("MEO_NODE");
        String namespace = environment.get("POD_NAMESPACE");
        if (node != null) {
            place.put(NODE, node);
        }
        if (namespace != null) {
            place.put(NAMESPACE, namespace);
            place.put(POD, node);
        }
        return place;
    }

    @PostConstruct
    void listen() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(new Telling(handler.getFilter(), place));
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
        private final Map<String, String> place;

        Telling(Filter before, Map<String, String> place) {
            this.before = before;
            this.place = place;
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
            Facts facts = new Facts(place);
            Work work = CURRENT.get();
            if (work != null) {
                facts.putAll(work.facts);
            }
            String trace = Traces.currentId();
            if (trace != null) {
                facts.put(TRACE, trace);
            }
            return facts;
        }
    }

    /** A piece of work of a thread; to be closed by the same one. What it did before, it goes on with. */
    public static final class Work implements AutoCloseable {

        private final Work before;
        private final Map<String, String> facts = new LinkedHashMap<>();

        private Work(Work before) {
            this.before = before;
        }

        /** It is about this; null forgets it. */
        public void say(String fact, String value) {
            if (value == null) {
                facts.remove(fact);
            } else {
                facts.put(fact, value);
            }
        }

        @Override
        public void close() {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    private static final class Facts extends LinkedHashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private Facts(Map<String, String> facts) {
            super(facts);
        }
    }
}
