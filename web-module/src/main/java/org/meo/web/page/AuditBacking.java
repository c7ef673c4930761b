package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meo.customers.AuditEntry;
import org.meo.customers.AuditLog;
import org.meo.customers.AuditVerdict;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code /admin/audit}: the audit log, newest first; {@code ?check=1} reads all of it and tells whether it is intact. */
@Named("auditLog")
@RequestScoped
public class AuditBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private AuditLog audit;
    @Inject
    private Text text;
    private List<AuditEntry> entries = List.of();
    private AuditVerdict verdict;

    /** Reads a page of the log. */
    public void load() {
        long before = AddressBookBacking.number(request.getParameter("before"));
        entries = audit.newest(before == 0 ? Long.MAX_VALUE : before, customer());
        if (request.getParameter("check") != null) {
            verdict = audit.check();
        }
    }

    private Long customer() {
        long customer = AddressBookBacking.number(request.getParameter("customer"));
        return customer == 0 ? null : customer;
    }

    public List<AuditEntry> getEntries() {
        return entries;
    }

    /** Null when no check was asked for. */
    public AuditVerdict getVerdict() {
        return verdict;
    }

    /** What a check found, in a sentence. */
    public String getVerdictText() {
        return verdict.isIntact() ? text.of("audit.intact", verdict.entries())
                : text.of("audit.broken", verdict.firstBroken().getAsLong());
    }

    /** Older entries; null where there are none. */
    public String getOlder() {
        if (entries.size() < AuditLog.PAGE_SIZE) {
            return null;
        }
        String of = customer() == null ? "" : "&customer=" + customer();
        return Links.url("/admin/audit?before=" + entries.get(entries.size() - 1).id() + of);
    }
}
