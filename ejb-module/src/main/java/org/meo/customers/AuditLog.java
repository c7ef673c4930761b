package org.meo.customers;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * What concerns security, told once and never changed. Entries have the numbers 1, 2, 3 and so on, and each holds the hash
 * of the one before: whoever alters, removes or inserts one must write all later ones anew.
 */
@Stateless
public class AuditLog {

    /** Most entries of a page. */
    public static final int PAGE_SIZE = 50;

    private static final int CHECKED_AT_ONCE = 5_000;
    private static final byte[] BEFORE_THE_FIRST = new byte[32];
    private static final String COLUMNS = "id, occurred_at, kind, customer_id, actor_id, detail";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** As {@link #append(AuditKind, Long, Long, String)}, of what somebody did alone. */
    @TransactionAttribute(MANDATORY)
    public void append(AuditKind kind, Long customerId, String detail) {
        append(kind, customerId, null, detail);
    }

    /**
     * Adds an entry. Others who add one wait until this transaction ends, so it should be near its end.
     *
     * @param detail what a program can tell of it, without personal data; may be empty
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(MANDATORY)
    public void append(AuditKind kind, Long customerId, Long actorId, String detail) {
        entities.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended('audit log', 0)) AS text)")
                .getSingleResult();
        List<Object[]> last = entities.createNativeQuery("SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1")
                .getResultList();
        byte[] previous = last.isEmpty() ? BEFORE_THE_FIRST : (byte[]) last.get(0)[1];
        AuditEntry entry = new AuditEntry(last.isEmpty() ? 1 : ((Number) last.get(0)[0]).longValue() + 1, clock.instant(),
                kind.name(), customerId, actorId, detail);
        entities.createNativeQuery("""
                INSERT INTO audit_event (id, occurred_at, kind, customer_id, actor_id, detail, previous_hash, hash)
                VALUES (?1, ?2, ?3, CAST(?4 AS bigint), CAST(?5 AS bigint), ?6, ?7, ?8)""")
                .setParameter(1, entry.id()).setParameter(2, Timestamp.from(entry.at())).setParameter(3, entry.kind())
                .setParameter(4, customerId == null ? null : customerId.toString())
                .setParameter(5, actorId == null ? null : actorId.toString()).setParameter(6, entry.detail())
                .setParameter(7, previous).setParameter(8, entry.hash(previous)).executeUpdate();
    }

    /**
     * The newest entries, fifty at most.
     *
     * @param before     number of an entry; only older ones
     * @param customerId null for those of everybody
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<AuditEntry> newest(long before, Long customerId) {
        List<Object[]> rows = customerId == null
                ? entities.createNativeQuery("SELECT " + COLUMNS + " FROM audit_event WHERE id < ?1 ORDER BY id DESC LIMIT ?2")
                        .setParameter(1, before).setParameter(2, PAGE_SIZE).getResultList()
                : entities.createNativeQuery("SELECT " + COLUMNS
                        + " FROM audit_event WHERE id < ?1 AND customer_id = ?3 ORDER BY id DESC LIMIT ?2")
                        .setParameter(1, before).setParameter(2, PAGE_SIZE).setParameter(3, customerId).getResultList();
        return rows.stream().map(AuditLog::entry).toList();
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(((Number) row[0]).longValue(), Customers.instant(row[1]), (String) row[2], number(row[3]),
                number(row[4]), (String) row[5]);
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }

    /** Reads the whole log and finds the first entry that is not as it was written. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public AuditVerdict check() {
        byte[] previous = BEFORE_THE_FIRST;
        long count = 0;
        while (true) {
            List<Object[]> rows = entities.createNativeQuery("SELECT " + COLUMNS
                    + ", previous_hash, hash FROM audit_event WHERE id > ?1 ORDER BY id LIMIT ?2")
                    .setParameter(1, count).setParameter(2, CHECKED_AT_ONCE).getResultList();
            for (Object[] row : rows) {
                AuditEntry entry = entry(row);
                byte[] hash = entry.hash(previous);
                if (entry.id() != count + 1 || !MessageDigest.isEqual(previous, (byte[]) row[6]) || !MessageDigest.isEqual(hash, (byte[]) row[7])) {
                    return new AuditVerdict(count, OptionalLong.of(count + 1), HexFormat.of().formatHex(previous));
                }
                previous = hash;
                count++;
            }
            if (rows.size() < CHECKED_AT_ONCE) {
                return new AuditVerdict(count, OptionalLong.empty(), HexFormat.of().formatHex(previous));
            }
        }
    }
}
