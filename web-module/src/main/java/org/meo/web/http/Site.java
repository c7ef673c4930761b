package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the store is for the world outside: from the configuration, never from what a request calls its host. */
@ApplicationScoped
public class Site {

    private String baseUrl;

    /** Used by the container. */
    public Site() {
    }

    @Inject
    Site(@ConfigProperty(name = "meo.base.url") String baseUrl) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /** @param path with a slash at its beginning */
    public String absolute(String path) {
        return baseUrl + path;
    }
}
