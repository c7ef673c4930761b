package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.meo.customers.SignedIn;
import org.meo.orders.OrderLists;
import org.meo.orders.OrderPosition;
import org.meo.orders.OrderRow;
import org.meo.orders.OrderSlice;
import org.meo.web.http.Links;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /account/orders}: what somebody signed in has ordered, the latest first. */
@Named("accountOrders")
@RequestScoped
public class AccountOrdersBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Visitor visitor;
    @Inject
    private OrderLists lists;
    @Inject
    private Text text;
    private OrderSlice slice = new OrderSlice(List.of(), null, null);

    /** Whoever is not signed in is asked to, and comes back. */
    public void load() {
        Optional<SignedIn> customer = visitor.signedIn();
        if (customer.isEmpty()) {
            Navigation.redirect("/login?next=" + Navigation.encode("/account/orders"));
            return;
        }
        slice = lists.ofCustomer(customer.get().customerId(), OrderPosition.parse(request.getParameter("at")).orElse(null));
    }

    public OrderSlice getSlice() {
        return slice;
    }

    public String url(OrderRow row) {
        return Links.url("/account/orders/" + Navigation.encode(row.number()));
    }

    /** The list from another place on. */
    public String at(OrderPosition position) {
        return Links.url("/account/orders?at=" + position);
    }

    public String statusText(OrderRow row) {
        return text.of("order.status." + row.status().name());
    }
}
