package org.meo.reconciliation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.shared.Recurring;

/** Looks every few minutes whether the books agree; of several nodes that come at about the same time, the first does. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationClock {

    private static final Logger LOG = Logger.getLogger(ReconciliationClock.class.getName());

    private final Recurring recurring = new Recurring("reconciliation", LOG);

    @Resource
    private TimerService timers;

    @EJB
    private Reconciliation reconciliation;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "meo.reconciliation.seconds", defaultValue = "300")
    private int seconds;

    @PostConstruct
    void schedule() {
        long interval = Duration.ofSeconds(seconds).toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig("reconciliation", false));
    }

    @Timeout
    void look() {
        recurring.run(this::lookIfDue);
    }

    private void lookIfDue() {
        Instant recent = clock.instant().minusSeconds(seconds / 2);
        if (reconciliation.latest().filter(run -> run.finishedAt().isAfter(recent)).isPresent()) {
            return;
        }
        ReconciliationRun run = reconciliation.run();
        for (Finding finding : run.findings()) {
            LOG.log(Level.WARNING, "reconciliation: {0}: {1}", new Object[] {finding.check(), finding.subjects()});
        }
    }
}
