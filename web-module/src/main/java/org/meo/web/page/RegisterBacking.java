package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.customers.EmailAddress;
import org.meo.customers.Registration;
import org.meo.customers.SignIn;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /register}, {@code /register/verify}, {@code /password/forgot} and {@code /password/reset}. */
@Named("registration")
@RequestScoped
public class RegisterBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Registration registration;
    @Inject
    private Visitor visitor;
    @Inject
    private ClientAddress client;
    @Inject
    private Arrival arrival;
    @Inject
    private Text text;
    private PostedForm form;
    private boolean good;

    /** On a POST begins an account; what is said then is the same whether the address has one. */
    public void loadRegister() {
        form = new PostedForm(request, text, "name", "email", "password");
        if (isPost()) {
            form.tries(() -> Registration.requireName(form.get("name")));
            form.tries(() -> new EmailAddress(form.get("email")));
            form.tries(() -> Registration.requirePassword("password", form.get("password")));
            if (form.isGood() && form.tries(() -> registration.register(form.get("name"), new EmailAddress(form.get("email")),
                    form.get("password"), Routes.language(request), client.get()))) {
                Navigation.redirect("/register?sent=1");
            }
        }
    }

    /** On a POST confirms an account and signs in. */
    public void loadVerify() {
        form = new PostedForm(request, text, "password");
        good = registration.mayVerify(getToken());
        if (isPost() && good) {
            form.tries(() -> {
                SignIn.Begun begun = registration.verify(getToken(), form.get("password"), client.get(), visitor.device(),
                        visitor.token());
                visitor.begin(begun.token(), begun.remembered(), FacesContext.getCurrentInstance().getExternalContext());
                arrival.joinCarts(begun.customerId());
                Navigation.redirect("/account?welcome=1");
            });
        }
    }

    /** On a POST has a link sent; what is said then is the same whether the address has an account. */
    public void loadForgot() {
        form = new PostedForm(request, text, "email");
        if (isPost() && form.tries(() -> registration.forgot(new EmailAddress(form.get("email")), client.get()))) {
            Navigation.redirect("/password/forgot?sent=1");
        }
    }

    /** On a POST sets a new password. */
    public void loadReset() {
        form = new PostedForm(request, text, "password");
        good = registration.mayReset(getToken());
        if (isPost() && good && form.tries(() -> registration.reset(getToken(), form.get("password")))) {
            Navigation.redirect("/login?reset=1");
        }
    }

    private boolean isPost() {
        return request.getMethod().equals("POST");
    }

    public PostedForm getForm() {
        return form;
    }

    /** Whether the link that was followed is still good for something. */
    public boolean isGood() {
        return good;
    }

    /** Whether a mail is on its way, to whomever it concerns. */
    public boolean isSent() {
        return request.getParameter("sent") != null;
    }

    /** The secret of the link that was followed. */
    public String getToken() {
        return request.getParameter("token");
    }
}
