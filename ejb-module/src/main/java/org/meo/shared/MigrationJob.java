package org.meo.shared;

import java.util.Map;

/**
 * Brings the schema up to this version and ends: for environments whose instances only wait for it ({@link Migrations}). Knows the
 * database by the variables that the store's resources are made of.
 */
public final class MigrationJob {

    private MigrationJob() {
    }

    /** Ends with a failure when a migration does, or when the database can't be reached. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Schema.migrations().dataSource(url(environment), environment.get("MEO_DB_USER"), environment.get("MEO_DB_PASSWORD"))
                .connectRetries(10).load().migrate();
    }

    static String url(Map<String, String> environment) {
        return "jdbc:postgresql://" + environment.get("MEO_DB_HOST") + ":" + environment.get("MEO_DB_PORT") + "/"
                + environment.get("MEO_DB_NAME");
    }
}
