package org.meo.quickstart;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that tell the store where everything is; the same names as in any other environment. */
final class StoreEnvironment {

    private StoreEnvironment() {
    }

    /**
     * @param node what the node is called in logs and metrics
     * @param port HTTP port of the node
     * @param grid that the node joins
     */
    static Map<String, String> of(Settings settings, String node, int port, DataGrid grid) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MEO_PROFILE", "quickstart");
        environment.put("MEO_NODE", node);
        environment.put("MEO_DB_HOST", "127.0.0.1");
        environment.put("MEO_DB_PORT", String.valueOf(settings.postgresPort()));
        environment.put("MEO_DB_NAME", "meo");
        environment.put("MEO_DB_USER", "meo");
        environment.put("MEO_DB_PASSWORD", "meo");
        environment.put("MEO_BROKER_HOST", "127.0.0.1");
        environment.put("MEO_BROKER_PORT", String.valueOf(settings.artemisPort()));
        environment.put("MEO_BROKER_USER", "store");
        environment.put("MEO_BROKER_PASSWORD", "store");
        environment.put("MEO_MAIL_HOST", "127.0.0.1");
        environment.put("MEO_MAIL_PORT", String.valueOf(settings.mailPort()));
        environment.put("MEO_MAIL_FROM", "shop@meo.example");
        environment.put("MEO_BASE_URL", "http://localhost:" + settings.httpPort());
        environment.put("MEO_PAYMENT_PROVIDERS", "simulated,invoice");
        environment.put("MEO_CHANNELS_SAMPLES", "true");
        environment.put("MEO_REVIEWS_MODERATOR", "moderator@meo.example");
        environment.put("MEO_CATALOG", settings.catalog().map(Path::toString).orElse(""));
        environment.put("MEO_PICTURES_DIR", settings.home().resolve("pictures").toString());
        environment.put("MEO_ADMIN_PASSWORD", "admin");
        environment.put("MEO_HTTP_PORT", String.valueOf(port));
        environment.put("MEO_HTTP_ADDRESS", "127.0.0.1");
        environment.put("MEO_ADMIN_PORT", String.valueOf(settings.adminPort()));
        environment.put("MEO_ADMIN_ADDRESS", "127.0.0.1");
        environment.put("MEO_GRID_NAME", grid.name());
        environment.put("MEO_GRID_PORT", String.valueOf(grid.server()));
        environment.put("MEO_GRID_ADDRESS", "127.0.0.1");
        environment.put("MEO_GRID_MEMBERS", grid.members());
        environment.putAll(settings.environment());
        return environment;
    }
}
