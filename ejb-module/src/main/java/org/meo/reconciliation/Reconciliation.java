package org.meo.reconciliation;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;
import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks whether the books agree, and keeps what it found for every node to show. Each check is one question to the
 * database, so it sees one moment; nothing is locked.
 */
@Stateless
@TransactionAttribute(NOT_SUPPORTED)
public class Reconciliation {

    /** Runs that are kept. */
    private static final int KEPT = 100;

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private SessionContext context;

    @EJB
    private Checks checks;

    @Inject
    private Clock clock;

    /** Asks all checks, keeps the answer and tells it. */
    public ReconciliationRun run() {
        Instant started = clock.instant();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Supplier<List<String>>> check : checks.all(started).entrySet()) {
            List<String> subjects = check.getValue().get();
            if (!subjects.isEmpty()) {
                findings.add(new Finding(check.getKey(), subjects));
            }
        }
        ReconciliationRun run = new ReconciliationRun(started, clock.instant(), findings);
        context.getBusinessObject(Reconciliation.class).keep(run);
        return run;
    }

    /** Writes a run down and forgets the oldest. */
    @TransactionAttribute(REQUIRES_NEW)
    public void keep(ReconciliationRun run) {
        entities.createNativeQuery("""
                INSERT INTO reconciliation_run (started_at, finished_at, findings, report)
                VALUES (?1, ?2, ?3, CAST(?4 AS jsonb))""")
                .setParameter(1, Timestamp.from(run.startedAt())).setParameter(2, Timestamp.from(run.finishedAt()))
                .setParameter(3, run.count()).setParameter(4, json(run.findings())).executeUpdate();
        entities.createNativeQuery("""
                DELETE FROM reconciliation_run WHERE id <= (SELECT id FROM reconciliation_run ORDER BY id DESC OFFSET ?1 LIMIT 1)""")
                .setParameter(1, KEPT).executeUpdate();
    }

    /** The newest run of any node; empty before the first. */
    @SuppressWarnings("unchecked")
    public Optional<ReconciliationRun> latest() {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT started_at, finished_at, CAST(report AS text) FROM reconciliation_run ORDER BY id DESC LIMIT 1""")
                .getResultList();
        return rows.stream().findFirst().map(row -> new ReconciliationRun(((Timestamp) row[0]).toInstant(),
                ((Timestamp) row[1]).toInstant(), findings((String) row[2])));
    }

    private static String json(List<Finding> findings) {
        JsonArrayBuilder report = Json.createArrayBuilder();
        findings.forEach(finding -> report.add(Json.createObjectBuilder().add("check", finding.check())
                .add("subjects", Json.createArrayBuilder(finding.subjects()))));
        return report.build().toString();
    }

    private static List<Finding> findings(String report) {
        try (JsonReader reader = Json.createReader(new StringReader(report))) {
            JsonArray found = reader.readArray();
            return found.getValuesAs(JsonObject.class).stream().map(finding -> new Finding(finding.getString("check"),
                    finding.getJsonArray("subjects").getValuesAs(JsonString::getString))).toList();
        }
    }
}
