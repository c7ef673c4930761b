package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.customers.Sessions;
import org.meo.customers.SignIn;
import org.meo.web.http.CartCookie;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /login}, {@code /login/code} and {@code /logout}. */
@Named("signIn")
@RequestScoped
public class SignInBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private SignIn signIn;
    @Inject
    private Sessions sessions;
    @Inject
    private Visitor visitor;
    @Inject
    private ClientAddress client;
    @Inject
    private Arrival arrival;
    @Inject
    private CartCookie cartCookie;
    @Inject
    private Text text;
    private PostedForm form;

    /** On a POST signs in and goes to where the visitor wanted to, or stays and says why not. */
    public void load() {
        form = new PostedForm(request, text, "email", "password");
        if (request.getMethod().equals("POST")) {
            form.tries(() -> goOn(signIn.signIn(form.get("email"), form.get("password"),
                    request.getParameter("remember") != null, client.get(), visitor.device(), visitor.token())));
        } else if (visitor.signedIn().isPresent()) {
            Navigation.redirect(getNext());
        }
    }

    /** On a POST takes the code of the second factor. */
    public void loadCode() {
        form = new PostedForm(request, text, "code");
        if (request.getMethod().equals("POST")) {
            try {
                form.tries(() -> goOn(signIn.giveCode(visitor.token(), form.get("code"), client.get(), visitor.device())));
            } finally {
                form.fill("code", "");
            }
        }
    }

    private void goOn(SignIn.Begun begun) {
        visitor.begin(begun.token(), begun.remembered(), external());
        if (!begun.awaitsCode()) {
            arrival.joinCarts(begun.customerId());
        }
        Navigation.redirect(begun.awaitsCode() ? "/login/code?next=" + Navigation.encode(getNext()) : getNext());
    }

    /** On a POST signs out. */
    public void loadSignOut() {
        if (request.getMethod().equals("POST")) {
            sessions.signOut(visitor.token());
            visitor.forget(external());
            // The cart stays with the account; who comes next to this browser begins one anew.
            cartCookie.forget(external());
            Navigation.redirect("/login?out=1");
        }
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** A page of this store to go on to; the account where none was asked for. */
    public String getNext() {
        String next = request.getParameter("next");
        return Routes.isPage(next) ? next : "/account";
    }

    /** Where to go on to, as part of an address. */
    public String getNextParameter() {
        return Navigation.encode(getNext());
    }

    public PostedForm getForm() {
        return form;
    }

    public boolean isRemembered() {
        return request.getParameter("remember") != null;
    }

    /** Whether the visitor has just signed out. */
    public boolean isOut() {
        return request.getParameter("out") != null;
    }

    /** Whether a new password was just chosen. */
    public boolean isReset() {
        return request.getParameter("reset") != null;
    }

    /** Whether the account was just deleted. */
    public boolean isDeleted() {
        return request.getParameter("deleted") != null;
    }
}
