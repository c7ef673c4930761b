package org.meo.shared;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migrations of this version, whoever runs them: an instance at its start, or a job before. */
final class Schema {

    private Schema() {
    }

    /** Still without a database. */
    static FluentConfiguration migrations() {
        // Nodes that wait for each other hold no transaction open meanwhile: CREATE INDEX CONCURRENTLY would wait for its end.
        return Flyway.configure(Schema.class.getClassLoader())
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
