package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.meo.customers.CustomerDesk;
import org.meo.customers.CustomerView;
import org.meo.customers.Role;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code /admin/customers?q=&before=}: accounts by the beginning of an address or a name, the youngest first. */
@Named("customerList")
@RequestScoped
public class CustomersBacking {

    /** Longer than any address or name. */
    private static final int MAX_LENGTH = 254;

    @Inject
    private HttpServletRequest request;
    @Inject
    private CustomerDesk desk;
    @Inject
    private Text text;
    private List<CustomerView> customers = List.of();

    /** Reads a page of the list. */
    public void load() {
        long before = AddressBookBacking.number(request.getParameter("before"));
        customers = getQuery().length() > MAX_LENGTH ? List.of() : desk.search(getQuery(), before == 0 ? Long.MAX_VALUE : before);
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    /** What is looked for, as typed; empty for everybody. */
    public String getQuery() {
        String query = request.getParameter("q");
        return query == null ? "" : query;
    }

    /** The name of a role. */
    public String roleText(Role role) {
        return text.of("field.role." + role.name());
    }

    /** Older accounts; null where there are none. */
    public String getOlder() {
        if (customers.size() < CustomerDesk.PAGE_SIZE) {
            return null;
        }
        return Links.url("/admin/customers?q=" + Navigation.encode(getQuery()) + "&before="
                + customers.get(customers.size() - 1).id());
    }
}
