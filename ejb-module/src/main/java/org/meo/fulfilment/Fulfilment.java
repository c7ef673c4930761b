package org.meo.fulfilment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.meo.shared.BusinessException;

/**
 * What the warehouse was asked to send for an order. Parcels add up until all of it is shipped, never to more than was
 * ordered. Before anything left it can be called off and asked for again; after that, what is left of it can be.
 */
@Entity
@NamedQuery(name = "Fulfilment.byFulfilmentId", query = "SELECT f FROM Fulfilment f WHERE f.fulfilmentId = :id")
@NamedQuery(name = "Fulfilment.trace", query = "SELECT f.traceparent FROM Fulfilment f WHERE f.fulfilmentId = :id")
@NamedQuery(name = "Fulfilment.ofOrder", query = "SELECT f FROM Fulfilment f WHERE f.orderNumber = :order ORDER BY f.id")
class Fulfilment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "fulfilment_seq")
    @SequenceGenerator(name = "fulfilment_seq", sequenceName = "fulfilment_seq", allocationSize = 50)
    private Long id;

    @Column(name = "fulfilment_id", updatable = false)
    private String fulfilmentId;

    @Column(name = "order_number", updatable = false)
    private String orderNumber;

    @Enumerated(EnumType.STRING)
    private FulfilmentState state;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    private String traceparent;

    @Version
    private long version;

    @OneToMany(mappedBy = "fulfilment", cascade = CascadeType.PERSIST)
    private List<FulfilmentLine> lines = new ArrayList<>();

    protected Fulfilment() {
    }

    /** @param traceparent in which trace it was asked for; null when none is kept */
    Fulfilment(String orderNumber, SortedMap<String, Integer> quantities, Instant now, String traceparent) {
        this.fulfilmentId = UUID.randomUUID().toString();
        this.orderNumber = orderNumber;
        this.state = FulfilmentState.REQUESTED;
        this.requestedAt = now;
        this.traceparent = traceparent;
        quantities.forEach((sku, quantity) -> lines.add(new FulfilmentLine(this, sku, quantity)));
    }

    /**
     * A parcel left.
     *
     * @return whether nothing is left to ship
     * @throws BusinessException {@code UNKNOWN_SKU}, {@code MORE_THAN_ORDERED}, {@code FULFILMENT_STATE}
     */
    boolean ship(Map<String, Integer> quantities) {
        if (state == FulfilmentState.CANCELLED || state == FulfilmentState.CUT_SHORT) {
            throw new BusinessException("FULFILMENT_STATE", fulfilmentId, state);
        }
        quantities.forEach((sku, count) -> line(sku).ship(count));
        boolean complete = lines.stream().allMatch(line -> line.left() == 0);
        become(complete ? FulfilmentState.SHIPPED : FulfilmentState.PARTIALLY_SHIPPED);
        return complete;
    }

    /** @throws BusinessException {@code FULFILMENT_STATE} when something has left, or it was called off before */
    void cancel() {
        become(FulfilmentState.CANCELLED);
    }

    /**
     * What has not left will not.
     *
     * @return how much of each SKU that is
     * @throws BusinessException {@code FULFILMENT_STATE} when nothing has left, or nothing is left
     */
    SortedMap<String, Integer> cutShort() {
        become(FulfilmentState.CUT_SHORT);
        SortedMap<String, Integer> rest = left();
        lines.forEach(FulfilmentLine::cancelRest);
        return rest;
    }

    /** What has not left, by SKU. */
    SortedMap<String, Integer> left() {
        SortedMap<String, Integer> left = new TreeMap<>();
        lines.stream().filter(line -> line.left() > 0).forEach(line -> left.put(line.sku(), line.left()));
        return left;
    }

    private void become(FulfilmentState next) {
        if (!state.canBecome(next)) {
            throw new BusinessException("FULFILMENT_STATE", fulfilmentId, state);
        }
        state = next;
    }

    private FulfilmentLine line(String sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst()
                .orElseThrow(() -> new BusinessException("UNKNOWN_SKU", sku, sku));
    }

    Long id() {
        return id;
    }

    String fulfilmentId() {
        return fulfilmentId;
    }

    String orderNumber() {
        return orderNumber;
    }

    FulfilmentState state() {
        return state;
    }
}
