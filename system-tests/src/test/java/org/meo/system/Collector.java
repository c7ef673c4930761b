package org.meo.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Plays the collector of traces: takes what the nodes send by OTLP over HTTP, and keeps it while a test wants to see it. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private volatile boolean keeping;

    private Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.setExecutor(threads);
        server.start();
    }

    static Collector start() {
        try {
            return new Collector();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on what comes is kept. */
    void keep() {
        spans.clear();
        keeping = true;
    }

    /** What comes from now on is thrown away. */
    void stop() {
        keeping = false;
    }

    /** What came of a trace so far. */
    List<Span> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    /** All that came. */
    List<Span> all() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange; InputStream body = exchange.getRequestBody()) {
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(packed ? new GZIPInputStream(body) : body);
            if (keeping) {
                request.getResourceSpansList().forEach(resource -> {
                    String service = words(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
                    resource.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> spans.add(span(service, span))));
                });
            }
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Span span(String service, io.opentelemetry.proto.trace.v1.Span span) {
        HexFormat hex = HexFormat.of();
        return new Span(service, hex.formatHex(span.getTraceId().toByteArray()), hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()), span.getKind().name().replace("SPAN_KIND_", ""), span.getName(),
                words(span.getAttributesList()));
    }

    private static Map<String, String> words(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, attribute -> attribute.getValue().hasStringValue()
                ? attribute.getValue().getStringValue() : String.valueOf(attribute.getValue().getIntValue()), (one, other) -> one));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * A step of a trace.
     *
     * @param parent empty for the first
     * @param kind   {@code SERVER}, {@code INTERNAL}, {@code CLIENT}, {@code PRODUCER}, {@code CONSUMER}
     */
    record Span(String service, String trace, String id, String parent, String kind, String name, Map<String, String> attributes) {
    }
}
