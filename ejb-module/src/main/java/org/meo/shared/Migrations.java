package org.meo.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to this version before anything else starts. Several nodes may start at once: Flyway takes a lock
 * in the database.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migrations {

    @Resource(lookup = "jdbc/meo")
    private DataSource dataSource;

    private volatile String version;

    @PostConstruct
    void migrate() {
        // Nodes that wait for each other hold no transaction open meanwhile: CREATE INDEX CONCURRENTLY would wait for its end.
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false")).dataSource(dataSource).load();
        flyway.migrate();
        version = flyway.info().current().getVersion().getVersion();
    }

    /** The schema's version; deployment fails when it can't be reached, so this is never null once the store answers. */
    public String version() {
        return version;
    }
}
