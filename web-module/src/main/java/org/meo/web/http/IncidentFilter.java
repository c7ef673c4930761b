package org.meo.web.http;

import jakarta.ejb.EJB;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.meo.shared.Database;

/**
 * Turns a fault into the error page with an incident id that also stands in the log beside the stack trace: the shopper
 * sees the id only, and whoever they write to finds the trace by it.
 */
public class IncidentFilter extends HttpFilter {

    /** Request attribute that holds the id on the error page. */
    public static final String INCIDENT = "meo.incident";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(IncidentFilter.class.getName());
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    @EJB
    private transient Database database;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException fault) {
            database.count(fault);
            if (response.isCommitted()) {
                // Part of the page has left; closing the connection is the only sign of failure left.
                throw fault;
            }
            if (hasCause(fault, ViewExpiredException.class)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            String incident = newId();
            LOG.log(Level.ERROR, "Incident " + incident + " at " + request.getMethod() + " " + request.getRequestURI(), fault);
            request.setAttribute(INCIDENT, incident);
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
