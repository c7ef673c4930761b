package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.meo.customers.Address;
import org.meo.customers.CurrentSession;
import org.meo.customers.Customers;
import org.meo.customers.SavedAddress;
import org.meo.shared.BusinessException;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /account/addresses}: the address book; {@code ?edit=} opens one of it, {@code ?edit=new} an empty one. */
@Named("addressBook")
@RequestScoped
public class AddressBookBacking {

    private static final String[] FIELDS = {"name", "line1", "line2", "city", "region", "postalCode", "country"};
    private static final Map<String, String> SAMPLE = Map.of("name", "A", "line1", "A", "line2", "", "city", "A",
            "region", "", "postalCode", "A", "country", "GB");

    @Inject
    private HttpServletRequest request;
    @Inject
    private Visitor visitor;
    @Inject
    private Customers customers;
    @Inject
    private Text text;
    private List<SavedAddress> addresses = List.of();
    private PostedForm form;

    /** Reads the book; on a POST changes it first. */
    public void load() {
        CurrentSession session = AccountBacking.signedIn(visitor, request);
        if (session == null) {
            return;
        }
        long customer = session.customer().customerId();
        form = new PostedForm(request, text, FIELDS);
        if (request.getMethod().equals("POST")) {
            if (change(customer)) {
                Navigation.redirect("/account/addresses");
                return;
            }
        } else if (isEdited()) {
            fill(customer, session.customer().name());
        }
        addresses = customers.addresses(customer);
    }

    private boolean change(long customer) {
        if (request.getParameter("remove") != null) {
            customers.removeAddress(customer, number(request.getParameter("remove")));
            return true;
        }
        if (request.getParameter("first") != null) {
            customers.makeDefault(customer, number(request.getParameter("first")));
            return true;
        }
        return isEdited() && keep(customer);
    }

    private boolean keep(long customer) {
        Address address = address();
        boolean first = request.getParameter("default") != null;
        return form.isGood() && form.tries(() -> {
            if (isNew()) {
                customers.addAddress(customer, address, first);
            } else {
                customers.changeAddress(customer, number(getEdit()), address, first);
            }
        });
    }

    /** Notes everything that is wrong at once; the address is to be used only when nothing is. */
    private Address address() {
        Map<String, String> texts = new HashMap<>(form.getValues());
        while (true) {
            try {
                return new Address(texts.get("name"), texts.get("line1"), texts.get("line2"), texts.get("city"),
                        texts.get("region"), texts.get("postalCode"), texts.get("country"));
            } catch (BusinessException refusal) {
                form.tries(() -> {
                    throw refusal;
                });
                texts.put(refusal.path(), SAMPLE.get(refusal.path()));
            }
        }
    }

    private void fill(long customer, String name) {
        if (isNew()) {
            form.fill("name", name);
            form.fill("country", locale().getCountry());
            return;
        }
        customers.addresses(customer).stream().filter(saved -> saved.id() == number(getEdit())).findFirst().ifPresentOrElse(
                saved -> {
                    form.fill("name", saved.address().name());
                    form.fill("line1", saved.address().line1());
                    form.fill("line2", saved.address().line2());
                    form.fill("city", saved.address().city());
                    form.fill("region", saved.address().region());
                    form.fill("postalCode", saved.address().postalCode());
                    form.fill("country", saved.address().country());
                }, Navigation::notFound);
    }

    /** @return 0, which no address has, for what is no number */
    static long number(String typed) {
        return typed != null && typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    public List<SavedAddress> getAddresses() {
        return addresses;
    }

    public PostedForm getForm() {
        return form;
    }

    /** Which address is open; null for none. */
    public String getEdit() {
        return request.getParameter("edit");
    }

    public boolean isEdited() {
        return getEdit() != null;
    }

    public boolean isNew() {
        return "new".equals(getEdit());
    }

    public List<SelectItem> getCountries() {
        return Countries.of(locale());
    }

    /** The name of a country in the page's language. */
    public String country(String code) {
        return new Locale("", code).getDisplayCountry(locale());
    }
}
