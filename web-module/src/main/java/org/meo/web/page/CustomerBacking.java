package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.meo.customers.AuditEntry;
import org.meo.customers.AuditLog;
import org.meo.customers.CustomerDesk;
import org.meo.customers.CustomerView;
import org.meo.customers.Customers;
import org.meo.customers.Role;
import org.meo.customers.SessionView;
import org.meo.customers.Sessions;
import org.meo.customers.SignedIn;
import org.meo.shared.BusinessException;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /admin/customer?id=}: one account, and what staff may do to it. */
@Named("customerDetail")
@RequestScoped
public class CustomerBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Customers customers;
    @Inject
    private CustomerDesk desk;
    @Inject
    private Sessions sessions;
    @Inject
    private AuditLog audit;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    private CustomerView customer;
    private PostedForm form;

    /** Finds the account; on a POST does first what its button says. */
    public void load() {
        customer = customers.find(AddressBookBacking.number(request.getParameter("id"))).orElse(null);
        SignedIn actor = visitor.signedIn().orElse(null);
        if (customer == null || actor == null) {
            Navigation.notFound();
            return;
        }
        form = new PostedForm(request, text, "roles", "group", "creditLimit");
        if (!request.getMethod().equals("POST")) {
            form.fill("group", customer.group());
            form.fill("creditLimit", customer.creditLimit().map(limit -> limit.getAmount().toPlainString()).orElse(""));
        } else if (form.tries(() -> act(actor, request.getParameter("action")))) {
            Navigation.redirect("/admin/customer?id=" + customer.id() + "&done=1");
        }
    }

    private void act(SignedIn actor, String action) {
        switch (action == null ? "" : action) {
            case "unlock" -> desk.unlock(actor, customer.id());
            case "sessions" -> desk.endSessions(actor, customer.id());
            case "factor" -> desk.removeSecondFactor(actor, customer.id());
            case "roles" -> desk.setRoles(actor, customer.id(), chosenRoles());
            case "terms" -> desk.setTerms(actor, customer.id(), form.get("group"), limit(form.get("creditLimit")));
            default -> throw new BusinessException("NOT_ALLOWED", "");
        }
    }

    private Set<Role> chosenRoles() {
        EnumSet<Role> chosen = EnumSet.noneOf(Role.class);
        Role.STAFF.stream().filter(role -> request.getParameter("role-" + role) != null).forEach(chosen::add);
        return chosen;
    }

    /** @return null for an empty text */
    private static BigDecimal limit(String typed) {
        String amount = typed.strip();
        if (amount.isEmpty()) {
            return null;
        }
        if (!amount.matches("[0-9]{1,10}(\\.[0-9]{1,2})?")) {
            throw new BusinessException("INVALID_AMOUNT", "creditLimit");
        }
        return new BigDecimal(amount);
    }

    public CustomerView getCustomer() {
        return customer;
    }

    public PostedForm getForm() {
        return form;
    }

    /** Roles that can be given. */
    public List<Role> getRoles() {
        return List.copyOf(EnumSet.copyOf(Role.STAFF));
    }

    /** The name of a role. */
    public String roleText(Role role) {
        return text.of("field.role." + role.name());
    }

    public boolean has(Role role) {
        return customer.roles().contains(role);
    }

    /** Everywhere that the customer is signed in. */
    public List<SessionView> getSessions() {
        return sessions.of(customer.id());
    }

    /** Until when sign-in waits; null when it does not. */
    public Instant getLockedUntil() {
        return desk.lockedUntil(customer).orElse(null);
    }

    /** What happened to the account last. */
    public List<AuditEntry> getEvents() {
        return audit.newest(Long.MAX_VALUE, customer.id());
    }

    /** Whether something was just done. */
    public boolean isDone() {
        return request.getParameter("done") != null;
    }
}
