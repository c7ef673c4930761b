package org.meo.shared.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins the steps of traces, and says in words that travel with a message which trace it belongs to. */
@ApplicationScoped
public class Traces {

    /** Name of the header or property of a message that holds its place in a trace, as W3C Trace Context has it. */
    public static final String PARENT = "traceparent";

    private static final String SCOPE = "org.meo";
    /** For those that no container gives anything: the global one of OpenTelemetry stays without effect on Payara. */
    private static final AtomicReference<Tracer> TRACER = new AtomicReference<>(TracerProvider.noop().get(SCOPE));

    private boolean collected;

    /** For the container's proxy. */
    protected Traces() {
    }

    @Inject
    public Traces(@ConfigProperty(name = "otel.sdk.disabled", defaultValue = "true") boolean disabled, OpenTelemetry telemetry) {
        this.collected = !disabled;
        if (collected) {
            TRACER.set(telemetry.getTracer(SCOPE));
        }
    }

    static Tracer tracer() {
        return TRACER.get();
    }

    /** Whether anybody collects traces. */
    public boolean isCollected() {
        return collected;
    }

    /** The place of the current thread's work in its trace; null when it has none. */
    public String current() {
        return collected ? parent(Span.current().getSpanContext()) : null;
    }

    /** The id of the current thread's trace; null when it has none. */
    public static String currentId() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    /** Begins the trace of a request, whatever this thread did before. */
    public Step request(String name) {
        return enter(SpanKind.SERVER, name, Context.root());
    }

    /**
     * Begins what is done with a message that came in.
     *
     * @param parent what the message said of its trace; null begins a new one
     */
    public Step message(String name, String parent) {
        return enter(SpanKind.CONSUMER, name, context(parent));
    }

    /**
     * Begins the sending of a message; what the current thread does meanwhile is no part of it.
     *
     * @param parent what was kept with the message; null takes no notes
     */
    public Step sending(String name, String parent) {
        return !collected || parent == null ? Step.NONE : new Step(begin(SpanKind.PRODUCER, name, context(parent)), null);
    }

    /** Does work that belongs to no trace, or to many. */
    public <T> T apart(Supplier<T> work) {
        if (!collected) {
            return work.get();
        }
        Scope scope = Context.root().makeCurrent();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    private Step enter(SpanKind kind, String name, Context parent) {
        if (!collected) {
            return Step.NONE;
        }
        Span span = begin(kind, name, parent);
        return new Step(span, parent.with(span).makeCurrent());
    }

    private static Span begin(SpanKind kind, String name, Context parent) {
        return tracer().spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    private static Context context(String parent) {
        return parent == null ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), Map.of(PARENT, parent), Words.READ);
    }

    private static String parent(SpanContext context) {
        if (!context.isValid()) {
            return null;
        }
        Map<String, String> words = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(Span.wrap(context)), words, Map::put);
        return words.get(PARENT);
    }

    private enum Words implements TextMapGetter<Map<String, String>> {
        READ;

        @Override
        public Set<String> keys(Map<String, String> words) {
            return words.keySet();
        }

        @Override
        public String get(Map<String, String> words, String key) {
            return words == null ? null : words.get(key);
        }
    }

    /** A step of a trace; to be closed by the thread that began it. */
    public static final class Step implements AutoCloseable {

        /** What nobody notes. */
        public static final Step NONE = new Step(Span.getInvalid(), null);

        private final Span span;
        private final Scope scope;

        private Step(Span span, Scope scope) {
            this.span = span;
            this.scope = scope;
        }

        /** The step's place in its trace, to be given to whoever goes on; null when there is none. */
        public String parent() {
            return Traces.parent(span.getSpanContext());
        }

        /** Says something of the step; never what is personal. */
        public Step say(String key, String value) {
            if (value != null) {
                span.setAttribute(key, value);
            }
            return this;
        }

        /** As {@link #say}, a number. */
        public Step count(String key, long value) {
            span.setAttribute(key, value);
            return this;
        }

        /** The step did not do what it was to do. @param kind without what is personal: a code, the name of an exception */
        public void failed(String kind) {
            span.setAttribute("error.type", kind).setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            if (scope != null) {
                scope.close();
            }
            span.end();
        }
    }
}
