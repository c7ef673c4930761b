package org.meo.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The network address that a request came from, to bound what one client can ask for. */
@ApplicationScoped
public class ClientAddress {

    @Inject
    private HttpServletRequest request;
    /** Header in which the proxy before the store names its client; unset where there is none, as anybody can send it. */
    @Inject
    @ConfigProperty(name = "meo.client.header")
    private Optional<String> header;

    public String get() {
        String told = header.filter(name -> !name.isBlank()).map(request::getHeader).orElse(null);
        return told == null ? request.getRemoteAddr() : last(told);
    }

    /** Of several addresses the last was added by the proxy itself. */
    static String last(String told) {
        return told.substring(told.lastIndexOf(',') + 1).strip();
    }
}
