package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.meo.customers.Accounts;
import org.meo.customers.CurrentSession;
import org.meo.customers.CustomerView;
import org.meo.customers.Customers;
import org.meo.customers.EmailAddress;
import org.meo.customers.Registration;
import org.meo.customers.SignIn;
import org.meo.shared.Language;
import org.meo.web.http.CartCookie;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /account}, its profile, the change of its address and its end. */
@Named("account")
@RequestScoped
public class AccountBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Visitor visitor;
    @Inject
    private Customers customers;
    @Inject
    private Accounts accounts;
    @Inject
    private Registration registration;
    @Inject
    private SignIn signIn;
    @Inject
    private ClientAddress client;
    @Inject
    private CartCookie cartCookie;
    @Inject
    private Text text;
    private CurrentSession session;
    private CustomerView customer;
    private PostedForm form;
    private boolean good;

    /** The start page. */
    public void load() {
        find();
    }

    /** On a POST keeps the profile, or has a link sent to a new address. */
    public void loadProfile() {
        if (!find()) {
            return;
        }
        form = new PostedForm(request, text, "name", "email", "password");
        if (!request.getMethod().equals("POST")) {
            form.fill("name", customer.name());
        } else if (request.getParameter("newEmail") != null) {
            form.fill("name", customer.name());
            changeEmail();
        } else if (form.tries(() -> accounts.changeProfile(customer.id(), Registration.requireName(form.get("name")),
                Language.find(request.getParameter("language")).orElse(customer.language())))) {
            Navigation.redirect("/account/profile?done=profile");
        }
    }

    private void changeEmail() {
        if (form.tries(() -> new EmailAddress(form.get("email")))
                && form.tries(() -> signIn.confirmPassword(session.customer(), "password", form.get("password"), client.get()))
                && form.tries(() -> registration.startEmailChange(customer.id(), new EmailAddress(form.get("email")), client.get()))) {
            Navigation.redirect("/account/profile?done=email");
        }
    }

    /** On a POST gives the account the address that the link was sent to. */
    public void loadEmail() {
        String token = getToken();
        good = registration.mayChangeEmail(token);
        if (request.getMethod().equals("POST") && good) {
            if (accounts.changeEmail(token)) {
                Navigation.redirect("/account?done=email");
            } else {
                good = false;
            }
        }
    }

    /** On a POST deletes the account. */
    public void loadDelete() {
        if (!find()) {
            return;
        }
        form = new PostedForm(request, text, "password");
        if (request.getMethod().equals("POST")
                && form.tries(() -> signIn.confirmPassword(session.customer(), "password", form.get("password"), client.get()))
                && form.tries(() -> accounts.erase(customer.id()))) {
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            visitor.forget(external);
            cartCookie.forget(external);
            Navigation.redirect("/login?deleted=1");
        }
    }

    /** @return false when the visitor is a guest, who is led to sign in and back */
    private boolean find() {
        session = signedIn(visitor, request);
        customer = session == null ? null : customers.find(session.customer().customerId()).orElse(null);
        return customer != null;
    }

    /** @return null for a guest, who is led to sign in and back to the current page */
    static CurrentSession signedIn(Visitor visitor, HttpServletRequest request) {
        CurrentSession found = visitor.session().orElse(null);
        if (found == null) {
            Navigation.redirect("/login?next=" + Navigation.encode(Routes.page(request) + Routes.parameters(request)));
        }
        return found;
    }

    public CustomerView getCustomer() {
        return customer;
    }

    public PostedForm getForm() {
        return form;
    }

    /** Whether the link that was followed is still good. */
    public boolean isGood() {
        return good;
    }

    /** The secret of the link that was followed. */
    public String getToken() {
        return request.getParameter("token");
    }

    /** What was just done; null for nothing. */
    public String getDone() {
        return request.getParameter("done");
    }

    /** Whether the account was just confirmed. */
    public boolean isWelcome() {
        return request.getParameter("welcome") != null;
    }

    /** Languages to be written to in. */
    public List<Language> getLanguages() {
        return Arrays.asList(Language.values());
    }

    /** The name of a language, in itself. */
    public String name(Language language) {
        return language.locale().getDisplayLanguage(language.locale());
    }
}
