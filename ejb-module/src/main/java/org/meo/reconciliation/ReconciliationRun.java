package org.meo.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One look at all the books; no findings in a sound store. */
public record ReconciliationRun(Instant startedAt, Instant finishedAt, List<Finding> findings) {

    public ReconciliationRun {
        findings = List.copyOf(findings);
    }

    public Duration took() {
        return Duration.between(startedAt, finishedAt);
    }

    /** How many things are wrong, over all checks. */
    public int count() {
        return findings.stream().mapToInt(finding -> finding.subjects().size()).sum();
    }
}
