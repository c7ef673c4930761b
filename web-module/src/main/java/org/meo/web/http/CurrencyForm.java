package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import org.meo.cart.Carts;
import org.meo.shared.BusinessException;

/**
 * What the choice of a currency in the footer is sent to: the cart goes on in it, the next one begins in it. Answers with
 * the page that the visitor came from, or with the cart where something in it can't be had in that currency.
 */
@WebServlet({"/currency", "/de/currency"})
public class CurrencyForm extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(CurrencyForm.class.getName());
    private static final int SEE_OTHER = 303;

    @Inject
    private transient ShopperChoices choices;
    @Inject
    private transient Carts carts;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String currency = request.getParameter("currency");
        String back = back(request.getHeader("Referer"), request.getServerName());
        if (currency != null && choices.chooseCurrency(currency, response)) {
            try {
                carts.changeCurrency(CartCookie.token(request), currency);
            } catch (BusinessException refused) {
                back = Links.url(Links.language(back), "/cart") + "?refused=" + currency;
            }
        }
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + back);
    }

    /** @return the path of a page of this store; the home page for anything else */
    static String back(String referer, String host) {
        if (referer == null) {
            return "/";
        }
        try {
            URI page = new URI(referer);
            boolean own = host.equalsIgnoreCase(page.getHost()) && page.getRawPath() != null && page.getRawPath().startsWith("/")
                    && !page.getRawPath().startsWith("//");
            return own ? page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()) : "/";
        } catch (URISyntaxException e) {
            LOG.log(Level.DEBUG, "No referer", e);
            return "/";
        }
    }
}
