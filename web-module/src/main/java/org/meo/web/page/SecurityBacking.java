package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meo.customers.ApiTokens;
import org.meo.customers.CurrentSession;
import org.meo.customers.Registration;
import org.meo.customers.SecondFactors;
import org.meo.customers.SessionView;
import org.meo.customers.Sessions;
import org.meo.customers.SignIn;
import org.meo.web.http.CartCookie;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /account/security}: password, sessions and, for staff, the second factor and tokens of programs. */
@Named("security")
@RequestScoped
public class SecurityBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Visitor visitor;
    @Inject
    private Sessions sessions;
    @Inject
    private SecondFactors secondFactors;
    @Inject
    private ApiTokens tokens;
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
    private PostedForm form;
    private SecondFactors.Enrolment enrolment;
    private List<String> recoveryCodes = List.of();
    private String newToken;

    /** Reads what there is; on a POST does first what its button says. */
    public void load() {
        session = AccountBacking.signedIn(visitor, request);
        if (session == null) {
            return;
        }
        form = new PostedForm(request, text, "password", "newPassword", "code", "removePassword", "tokenName", "tokenPassword");
        if (request.getMethod().equals("POST")) {
            act(request.getParameter("action"));
        }
        if (session.customer().isStaff() && !session.secondFactor() && recoveryCodes.isEmpty()) {
            enrolment = secondFactors.enrol(session.customer());
        }
        form.fill("code", "");
    }

    private void act(String action) {
        switch (action == null ? "" : action) {
            case "password" -> changePassword();
            case "end" -> {
                sessions.end(customerId(), AddressBookBacking.number(request.getParameter("session")));
                Navigation.redirect("/account/security?done=ended#sessions");
            }
            case "endAll" -> {
                sessions.signOutEverywhere(customerId());
                visitor.forget(FacesContext.getCurrentInstance().getExternalContext());
                cartCookie.forget(FacesContext.getCurrentInstance().getExternalContext());
                Navigation.redirect("/login?out=1");
            }
            case "enrol" -> enrol();
            case "removeFactor" -> removeFactor();
            case "addToken" -> addToken();
            case "removeToken" -> {
                tokens.remove(customerId(), AddressBookBacking.number(request.getParameter("token")));
                Navigation.redirect("/account/security?done=tokenRemoved#tokens");
            }
            default -> Navigation.redirect("/account/security");
        }
    }

    private void changePassword() {
        if (form.tries(() -> Registration.requirePassword("newPassword", form.get("newPassword")))
                && form.tries(() -> signIn.confirmPassword(session.customer(), "password", form.get("password"), client.get()))
                && form.tries(() -> registration.changePassword(session, form.get("newPassword")))) {
            Navigation.redirect("/account/security?done=password");
        }
    }

    /** Shows the recovery codes in the answer, as nobody can read them again. */
    private void enrol() {
        if (!session.customer().isStaff() || session.secondFactor()) {
            Navigation.redirect("/account/security");
        } else {
            form.tries(() -> {
                recoveryCodes = secondFactors.confirm(customerId(), form.get("code"));
                // Those that began without a code.
                sessions.endAllBut(customerId(), session.id());
                visitor.begin(sessions.confirm(customerId(), false, visitor.device(), visitor.token()), false,
                        FacesContext.getCurrentInstance().getExternalContext());
            });
        }
    }

    private void removeFactor() {
        if (form.tries(() -> signIn.confirmPassword(session.customer(), "removePassword", form.get("removePassword"),
                client.get()))) {
            secondFactors.remove(customerId(), null);
            Navigation.redirect("/account/security?done=removed");
        }
    }

    /** Shows the token in the answer, as nobody can read it again. */
    private void addToken() {
        if (form.tries(() -> signIn.confirmPassword(session.customer(), "tokenPassword", form.get("tokenPassword"), client.get()))
                && form.tries(() -> newToken = tokens.create(session, form.get("tokenName")))) {
            form.fill("tokenName", "");
        }
    }

    private long customerId() {
        return session.customer().customerId();
    }

    public CurrentSession getSession() {
        return session;
    }

    public PostedForm getForm() {
        return form;
    }

    /** Everywhere that the customer is signed in. */
    public List<SessionView> getSessions() {
        return sessions.of(customerId());
    }

    /** What an app must know; null when there is a second factor, or need be none. */
    public SecondFactors.Enrolment getEnrolment() {
        return enrolment;
    }

    /** The same as a picture. */
    public QrPicture getQr() {
        return QrPicture.of(enrolment.uri());
    }

    /** Shown once, when the second factor was confirmed; empty otherwise. */
    public List<String> getRecoveryCodes() {
        return recoveryCodes;
    }

    /** Whether programs may have tokens of this account. */
    public boolean isTokensOffered() {
        return session.customer().isStaff() && session.confirmed();
    }

    public List<ApiTokens.TokenView> getTokens() {
        return tokens.of(customerId());
    }

    /** Shown once, when it was made; null otherwise. */
    public String getNewToken() {
        return newToken;
    }

    /** Whether the visitor came here because the back office asks for a second factor. */
    public boolean isNeeded() {
        return request.getParameter("needed") != null;
    }

    /** What was just done; null for nothing. */
    public String getDone() {
        return request.getParameter("done");
    }
}
