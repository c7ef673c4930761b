package org.meo.shared.tracing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Gives the database to those who ask it with statements of their own. */
@ApplicationScoped
public class StoreDataSource {

    @Resource(lookup = "jdbc/meo")
    private DataSource pool;

    @Produces
    DataSource dataSource() {
        return WatchedConnections.areWanted() ? WatchedConnections.of(pool) : pool;
    }
}
