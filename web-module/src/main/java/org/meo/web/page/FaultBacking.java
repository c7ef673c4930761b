package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.meo.web.http.IncidentFilter;
import org.meo.web.http.OperatorGate;

/** The pages shown when a request could not be answered as asked. */
@Named("fault")
@RequestScoped
public class FaultBacking {

    private static final Set<String> KNOWN = Set.of("400", "403", "405", "503");

    @Inject
    private HttpServletRequest request;

    /** The status whose texts fit, 500 when there are none for it. */
    public String getStatus() {
        String status = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return KNOWN.contains(status) ? status : "500";
    }

    public String getTitleKey() {
        return "fault." + getStatus() + ".title";
    }

    public String getTextKey() {
        return request.getAttribute(OperatorGate.WRONG_ROLE) == null ? "fault." + getStatus() + ".text" : "fault.role.text";
    }

    /** Under which the fault stands in the log; null when it is the visitor's, not the store's. */
    public String getIncident() {
        return (String) request.getAttribute(IncidentFilter.INCIDENT);
    }
}
