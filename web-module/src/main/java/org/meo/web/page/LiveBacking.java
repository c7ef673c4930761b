package org.meo.web.page;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.cart.Carts;
import org.meo.customers.Sessions;
import org.meo.messaging.Addresses;
import org.meo.messaging.QueueFigure;
import org.meo.orders.Trade;
import org.meo.orders.Trading;
import org.meo.shared.Database;
import org.meo.shared.NodeConnections;
import org.meo.web.component.Curve;
import org.meo.web.operations.LiveSample;
import org.meo.web.operations.LiveSamples;
import org.meo.web.text.Formats;

/** {@code /admin/live}: how this node goes, what all nodes share, and what was sold today. */
@Named("live")
@RequestScoped
public class LiveBacking {

    private static final double PERCENT = 100;

    @Inject
    private HttpServletRequest request;
    @Inject
    private LiveSamples samples;
    @Inject
    private Clock clock;
    @EJB
    private Database database;
    @EJB
    private Trading trading;
    @EJB
    private Carts carts;
    @EJB
    private Sessions sessions;
    @Inject
    @ConfigProperty(name = "meo.node", defaultValue = "?")
    private String node;
    private List<LiveSample> seen = List.of();
    private List<Curve> curves = List.of();
    private List<NodeConnections> nodes = List.of();
    private Trade today;
    private long open;
    private long signedIn;

    /** Reads all of it. */
    public void load() {
        seen = samples.all();
        curves = List.of(
                curve("live.requests", "live.in.rate", LiveSample::requests, 1),
                curve("live.slowest", "live.in.millis", LiveSample::slowest, 100),
                curve("live.errors", "live.in.percent", LiveSample::errors, 5),
                curve("live.processor", "live.in.percent", LiveSample::processor, 100),
                curve("live.machine", "live.in.percent", LiveSample::machine, 100),
                curve("live.heap", "live.in.mib", LiveSample::heap, 100),
                curve("live.memory", "live.in.mib", LiveSample::memory, 100),
                curve("live.disk", "live.in.kib", LiveSample::disk, 100),
                curve("live.network", "live.in.kib", LiveSample::network, 100),
                curve("live.database", "live.in.millis", LiveSample::database, 10),
                curve("live.connections", "live.in.count", LiveSample::connections, 5),
                curve("live.outboxDepth", "live.in.count", LiveSample::outboxDepth, 10),
                curve("live.outboxAge", "live.in.seconds", LiveSample::outboxAge, 5),
                curve("live.queued", "live.in.count", LiveSample::queued, 10));
        nodes = database.nodes();
        Instant midnight = LocalDate.ofInstant(clock.instant(), Formats.STORE_ZONE).atStartOfDay(Formats.STORE_ZONE).toInstant();
        today = trading.since(midnight);
        open = carts.touchedSince(midnight);
        signedIn = sessions.open();
    }

    private Curve curve(String name, String unit, ToDoubleFunction<LiveSample> figure, double least) {
        return new Curve(name, unit, seen.stream().map(figure::applyAsDouble).toList(), LiveSamples.KEPT, least);
    }

    /** Whether the page comes anew by itself. */
    public boolean isAuto() {
        return request.getParameter("auto") != null;
    }

    public int getSeconds() {
        return (int) LiveSamples.STEP.toSeconds();
    }

    public int getMinutes() {
        return (int) LiveSamples.STEP.multipliedBy(LiveSamples.KEPT).toMinutes();
    }

    /** What answered this request. */
    public String getNode() {
        return node;
    }

    /** Null before the first look. */
    public Instant getAt() {
        return seen.isEmpty() ? null : seen.get(seen.size() - 1).at();
    }

    public List<Curve> getCurves() {
        return curves;
    }

    public List<NodeConnections> getNodes() {
        return nodes;
    }

    public Trade getToday() {
        return today;
    }

    public String getRevenue() {
        return today.revenue().isEmpty() ? "–" : today.revenue().stream().map(Formats::money).collect(Collectors.joining(" · "));
    }

    /** How many of the carts that shoppers had in hand today became orders; null when none was. */
    public String getConversion() {
        long all = today.fromWeb() + open;
        return all == 0 ? "–" : Formats.decimal(PERCENT * today.fromWeb() / all, Locale.ROOT) + " %";
    }

    /** Sessions of customers and staff on all nodes. */
    public long getSignedIn() {
        return signedIn;
    }

    public long getOpen() {
        return open;
    }

    /** Those of the store, without their dead letters. */
    public List<QueueFigure> getQueues() {
        Map<String, QueueFigure> all = samples.queues();
        return Addresses.ALL.stream().filter(address -> !Addresses.isTopic(address)).map(all::get).filter(Objects::nonNull).toList();
    }

    /** Messages that nobody could handle, of all addresses. */
    public long getDeadLetters() {
        Map<String, QueueFigure> all = samples.queues();
        return Addresses.ALL.stream().map(Addresses::deadLettersOf).map(all::get).filter(Objects::nonNull)
                .mapToLong(QueueFigure::depth).sum();
    }
}
