package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.meo.orders.OrderFilter;
import org.meo.orders.OrderLists;
import org.meo.orders.OrderPosition;
import org.meo.orders.OrderRow;
import org.meo.orders.OrderSlice;
import org.meo.orders.OrderStatus;
import org.meo.web.http.Links;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /admin/orders}: finds orders, the latest first. */
@Named("adminOrders")
@RequestScoped
public class AdminOrdersBacking {

    private static final List<String> FIELDS = List.of("q", "status", "channel", "from", "to");
    private static final int MAX_SEARCH = 100;

    @Inject
    private HttpServletRequest request;
    @Inject
    private OrderLists lists;
    @Inject
    private Text text;
    private final Map<String, String> values = new TreeMap<>();
    private OrderSlice slice = new OrderSlice(List.of(), null, null);
    private String dateError;

    /** What can't be read of the filters is left out, but for a day, which is told. */
    public void load() {
        FIELDS.forEach(field -> values.put(field, text(request.getParameter(field))));
        slice = lists.list(filter(), OrderPosition.parse(request.getParameter("at")).orElse(null));
    }

    private static String text(String parameter) {
        return parameter == null || parameter.length() > MAX_SEARCH ? "" : parameter.strip();
    }

    private OrderFilter filter() {
        OrderStatus status = List.of(OrderStatus.values()).stream().filter(each -> each.name().equals(values.get("status")))
                .findFirst().orElse(null);
        String channel = values.get("channel").isEmpty() ? null : values.get("channel");
        return new OrderFilter(status, channel, values.get("q").isEmpty() ? null : values.get("q"), day("from", 0), day("to", 1));
    }

    private Instant day(String field, int plus) {
        if (values.get(field).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(values.get(field)).plusDays(plus).atStartOfDay(Formats.STORE_ZONE).toInstant();
        } catch (DateTimeParseException noDay) {
            dateError = text.of("admin.orders.noDay");
            return null;
        }
    }

    public OrderSlice getSlice() {
        return slice;
    }

    /** The filters' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    public String getDateError() {
        return dateError;
    }

    public List<OrderStatus> getStatuses() {
        return List.of(OrderStatus.values());
    }

    public List<String> getChannels() {
        return lists.channels();
    }

    public String statusText(OrderStatus status) {
        return text.of("order.status." + status.name());
    }

    public String url(OrderRow row) {
        return Links.url("/admin/orders/" + Navigation.encode(row.number()));
    }

    /** The same list from another place on. */
    public String at(OrderPosition position) {
        StringBuilder url = new StringBuilder("/admin/orders?");
        values.forEach((field, value) -> {
            if (!value.isEmpty()) {
                url.append(field).append('=').append(Navigation.encode(value)).append('&');
            }
        });
        return Links.url(url.append("at=").append(position).toString());
    }
}
