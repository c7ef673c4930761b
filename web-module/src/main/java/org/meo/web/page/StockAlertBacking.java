package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.customers.EmailAddress;
import org.meo.notifications.StockAlerts;
import org.meo.shared.BusinessException;
import org.meo.shared.Sku;
import org.meo.web.http.ClientAddress;
import org.meo.web.http.Routes;
import org.meo.web.text.Text;

/** {@code /stock-alert?sku=}: takes an address to write to when something is back; {@code /stock-alert/remove} forgets it. */
@Named("stockAlert")
@RequestScoped
public class StockAlertBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private StockAlerts alerts;
    @Inject
    private ClientAddress client;
    @Inject
    private Text text;
    private String error;

    /** On a POST asks for the mail and goes on to the product, or stays to say what is wrong with the address. */
    public void load() {
        String sku = getSku();
        if (!Sku.isValid(sku)) {
            Navigation.notFound();
        } else if (request.getMethod().equals("POST")) {
            ask(sku);
        }
    }

    private void ask(String sku) {
        try {
            String slug = alerts.ask(new EmailAddress(request.getParameter("email")), sku, Routes.language(request), client.get());
            Navigation.redirect("/p/" + slug + "?sku=" + Navigation.encode(sku) + "&alert=1");
        } catch (BusinessException refusal) {
            error = text.error(refusal);
        }
    }

    /** On a POST forgets the address, and says so whether it was known or not. */
    public void remove() {
        if (request.getMethod().equals("POST")) {
            alerts.forget(request.getParameter("token"));
            Navigation.redirect("/stock-alert/remove?done=1");
        }
    }

    public boolean isDone() {
        return request.getParameter("done") != null;
    }

    public String getSku() {
        return request.getParameter("sku");
    }

    /** As typed. */
    public String getEmail() {
        return request.getParameter("email");
    }

    public String getToken() {
        return request.getParameter("token");
    }

    /** What is wrong; null when nothing is. */
    public String getError() {
        return error;
    }
}
