package org.meo.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to this version before anything else starts. Several nodes may start at once: Flyway takes a lock
 * in the database. With the setting {@code meo.migrations=wait} an instance leaves that to {@link MigrationJob} and
 * starts when it is done.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migrations {

    /** A job that has not come by then will not come; the deployment fails and says so. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "meo.migrations", defaultValue = "run")
    private String who;

    private volatile String version;

    @PostConstruct
    void migrate() {
        Flyway flyway = Schema.migrations().dataSource(dataSource).load();
        switch (who) {
            case "run" -> flyway.migrate();
            case "wait" -> await(() -> flyway.info().pending().length, PATIENCE, PAUSE);
            default -> throw new IllegalStateException("meo.migrations is neither run nor wait: " + who);
        }
        version = flyway.info().current().getVersion().getVersion();
    }

    /** The schema's version; deployment fails when it can't be reached, so this is never null once the store answers. */
    public String version() {
        return version;
    }

    /** Returns when nothing is pending any more. */
    static void await(IntSupplier pending, Duration patience, Duration pause) {
        long end = System.nanoTime() + patience.toNanos();
        for (int left = pending.getAsInt(); left > 0; left = pending.getAsInt()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(left + " migrations of this version have not been run");
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
