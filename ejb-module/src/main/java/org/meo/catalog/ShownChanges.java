package org.meo.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * When what pages show of products, prices, shelves, reviews and pictures changed last, on whichever node. Looked up every
 * second by {@link ShownChangesWatch}; asking costs nothing.
 */
@ApplicationScoped
public class ShownChanges {

    /** {@link #lastChange} while nobody can say. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(4);
    // Rows that become visible late have lower numbers than some that were seen: their count tells of them, too.
    private static final String STATE = "SELECT count(*) || ' ' || coalesce(max(id), 0) FROM shown_change";
    private static final String OLD = "DELETE FROM shown_change WHERE changed_at < now() - interval '10 minutes'";

    @Inject
    private DataSource dataSource;
    private CatalogueDatabase database;
    private volatile Seen seen;

    private record Seen(String state, long changedAt, long lookedAt) {
    }

    @PostConstruct
    void connect() {
        database = new CatalogueDatabase(dataSource);
    }

    /**
     * The latest moment, of {@link System#nanoTime}, at which this node noticed a change; changes are noticed about a
     * second after they were committed. {@link #UNKNOWN} before the first look and when the database did not answer for 4
     * seconds.
     */
    public long lastChange() {
        Seen now = seen;
        return now == null || System.nanoTime() - now.lookedAt > TRUSTED_NANOS ? UNKNOWN : now.changedAt;
    }

    void look() {
        String state = database.query(STATE, rows -> {
            rows.next();
            return rows.getString(1);
        });
        long now = System.nanoTime();
        Seen before = seen;
        boolean same = before != null && Objects.equals(before.state, state);
        seen = new Seen(state, same ? before.changedAt : now, now);
    }

    /** Rows that every node has seen long since; that there are fewer counts as a change, which harms nobody. */
    void tidy() {
        database.update(OLD);
    }
}
