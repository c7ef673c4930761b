package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.meo.customers.Address;
import org.meo.customers.CustomerData;
import org.meo.customers.SignedIn;
import org.meo.orders.OrderLists;
import org.meo.orders.OrderPosition;
import org.meo.orders.OrderRow;
import org.meo.orders.OrderSlice;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;

/** {@code /account/data}: all that the store keeps on whoever is signed in, as JSON. */
@WebServlet({"/account/data", "/de/account/data"})
public class AccountDataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int SEE_OTHER = 303;

    @Inject
    private transient Visitor visitor;
    @Inject
    private transient CustomerData data;
    @Inject
    private transient OrderLists lists;
    @Inject
    private transient Orders orders;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> customer = visitor.signedIn();
        if (customer.isEmpty()) {
            response.setStatus(SEE_OTHER);
            response.setHeader("Location", request.getContextPath()
                    + Links.url(Links.language(request.getServletPath()), "/login?next=/account/profile"));
            return;
        }
        long id = customer.get().customerId();
        JsonObject all = data.export(id).add("orders", orders(id)).build();
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"meo-account.json\"");
        response.getOutputStream().write(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonArrayBuilder orders(long customerId) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        OrderPosition position = null;
        do {
            OrderSlice slice = lists.ofCustomer(customerId, position);
            for (OrderRow row : slice.rows()) {
                orders.findOwn(row.number(), customerId).map(AccountDataServlet::order).ifPresent(all::add);
            }
            position = slice.older();
        } while (position != null);
        return all;
    }

    private static JsonObjectBuilder order(OrderView order) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        order.lines().forEach(line -> lines.add(Json.createObjectBuilder().add("sku", line.sku()).add("name", line.name())
                .add("quantity", line.quantity()).add("total", line.net().toString())));
        JsonObjectBuilder result = Json.createObjectBuilder().add("number", order.number())
                .add("status", order.status().name()).add("createdAt", order.createdAt().toString())
                .add("email", order.email()).add("shipTo", address(order.shipTo())).add("lines", lines)
                .add("total", order.total().toString());
        if (order.phone() != null) {
            result.add("phone", order.phone());
        }
        if (order.billTo() != null) {
            result.add("billTo", address(order.billTo()));
        }
        return result;
    }

    private static JsonObjectBuilder address(Address address) {
        JsonObjectBuilder result = Json.createObjectBuilder().add("name", address.name()).add("line1", address.line1());
        if (address.line2() != null) {
            result.add("line2", address.line2());
        }
        result.add("city", address.city());
        if (address.region() != null) {
            result.add("region", address.region());
        }
        return result.add("postalCode", address.postalCode()).add("country", address.country());
    }
}
