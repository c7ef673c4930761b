package org.meo.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One step in an order's life: from where to where, by whom and why. */
@Entity
@Table(name = "order_history")
class HistoryEntry {

    private static final int MAX_REASON = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_history_seq")
    @SequenceGenerator(name = "order_history_seq", sequenceName = "order_history_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id", updatable = false)
    private Order order;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_status", updatable = false)
    private OrderStatus from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_status", updatable = false)
    private OrderStatus to;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String reason;

    @Column(name = "occurred_at", updatable = false)
    private Instant occurredAt;

    protected HistoryEntry() {
    }

    HistoryEntry(Order order, OrderStatus from, OrderStatus to, String actor, String reason, Instant occurredAt) {
        this.order = order;
        this.from = from;
        this.to = to;
        this.actor = actor;
        this.reason = reason;
        this.occurredAt = occurredAt;
    }

    /** A reason as long as the history takes it; empty for null. */
    static String fitting(String reason) {
        return reason == null ? "" : reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }
}
