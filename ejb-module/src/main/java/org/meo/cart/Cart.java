package org.meo.cart;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.meo.shared.BusinessException;

/**
 * A cart: begun with the first thing put in, open until it is ordered, then closed for good. Changed only with its row
 * locked, so that two tabs add up.
 */
@Entity
@NamedQuery(name = "Cart.byToken", query = "SELECT c FROM Cart c WHERE c.tokenHash = :hash")
class Cart {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cart_seq")
    @SequenceGenerator(name = "cart_seq", sequenceName = "cart_seq", allocationSize = 50)
    private Long id;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    @Column(nullable = false, updatable = false)
    private String currency;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    private long version;

    @ElementCollection
    @CollectionTable(name = "cart_line", joinColumns = @JoinColumn(name = "cart_id"))
    private List<CartLine> lines = new ArrayList<>();

    protected Cart() {
    }

    Cart(byte[] tokenHash, String currency, Instant now) {
        this.tokenHash = tokenHash.clone();
        this.currency = currency;
        this.status = Status.OPEN;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** @throws BusinessException {@code INVALID_QUANTITY}, {@code CART_FULL} */
    void put(String sku, int quantity, Instant now) {
        if (quantity < 1 || quantity > Carts.MAX_QUANTITY) {
            throw new BusinessException("INVALID_QUANTITY", "quantity", Carts.MAX_QUANTITY);
        }
        Optional<CartLine> before = line(sku);
        if (before.isEmpty() && lines.size() >= Carts.MAX_LINES) {
            throw new BusinessException("CART_FULL", "", Carts.MAX_LINES);
        }
        int position = before.map(CartLine::position)
                .orElseGet(() -> 1 + lines.stream().mapToInt(CartLine::position).max().orElse(0));
        before.ifPresent(lines::remove);
        lines.add(new CartLine(sku, quantity, position));
        updatedAt = now;
    }

    void remove(String sku, Instant now) {
        line(sku).ifPresent(lines::remove);
        updatedAt = now;
    }

    void markOrdered(Instant now) {
        status = Status.ORDERED;
        updatedAt = now;
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    Optional<CartLine> line(String sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
    }

    /** In the order in which they were first put in. */
    List<CartLine> lines() {
        return lines.stream().sorted(Comparator.comparingInt(CartLine::position)).toList();
    }

    Long id() {
        return id;
    }

    enum Status {
        OPEN, ORDERED
    }
}
