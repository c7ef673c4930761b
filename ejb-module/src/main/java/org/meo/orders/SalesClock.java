package org.meo.orders;

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
import java.time.Duration;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Counts what sells a moment after the start and then every hour. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesClock {

    private static final long FIRST_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final long INTERVAL_MILLIS = Duration.ofHours(1).toMillis();

    private final Recurring recurring = new Recurring("count of sales", Logger.getLogger(SalesClock.class.getName()));

    @Resource
    private TimerService timers;

    @EJB
    private SalesFigures figures;

    @PostConstruct
    void schedule() {
        timers.createIntervalTimer(FIRST_MILLIS, INTERVAL_MILLIS, new TimerConfig("count of sales", false));
    }

    @Timeout
    void count() {
        recurring.run(figures::refresh);
    }
}
