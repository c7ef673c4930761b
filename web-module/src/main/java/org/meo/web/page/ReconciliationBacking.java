package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.reconciliation.Finding;
import org.meo.reconciliation.Reconciliation;
import org.meo.reconciliation.ReconciliationRun;
import org.meo.web.text.Text;

/** {@code /admin}: whether the books agree, and what to do about it when they don't. */
@Named("reconciliation")
@RequestScoped
public class ReconciliationBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Reconciliation service;
    @Inject
    private Text text;
    private ReconciliationRun latest;

    /** On a POST looks anew. */
    public void load() {
        if (request.getMethod().equals("POST")) {
            service.run();
            Navigation.redirect("/admin");
            return;
        }
        latest = service.latest().orElse(null);
    }

    /** Null before the first look. */
    public ReconciliationRun getLatest() {
        return latest;
    }

    /** What a check found, in words. */
    public String title(Finding finding) {
        return text.of("reconciliation." + finding.check());
    }

    /** What to do about it. */
    public String advice(Finding finding) {
        return text.of("reconciliation." + finding.check() + ".advice");
    }
}
