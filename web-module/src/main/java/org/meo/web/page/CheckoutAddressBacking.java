package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.checkout.CheckoutDraft;
import org.meo.customers.Address;
import org.meo.customers.SavedAddress;
import org.meo.customers.SignedIn;
import org.meo.pricing.Terms;
import org.meo.shared.BusinessException;

/** {@code /checkout}: who buys and where it goes. */
@Named("checkoutAddress")
@RequestScoped
public class CheckoutAddressBacking {

    @Inject
    private CheckoutVisit visit;
    @Inject
    private Services services;
    private final Map<String, String> values = new HashMap<>();
    private List<SavedAddress> saved = List.of();

    /** Shows what is known already; on a POST keeps what was typed and goes on, or stays and says what is wrong. */
    public void load() {
        if (visit.isPost() && visit.token() != null) {
            readForm();
            if (keep()) {
                Navigation.redirect("/checkout/shipping");
                return;
            }
        }
        if (visit.readCart() && !visit.isPost()) {
            fill();
        }
    }

    private void readForm() {
        List<String> fields = new ArrayList<>(List.of("email", "phone"));
        CheckoutAddressForm.ADDRESS.forEach(part -> {
            fields.add(part);
            fields.add(CheckoutAddressForm.BILL + part);
        });
        fields.forEach(field -> values.put(field, visit.posted(field)));
    }

    private boolean keep() {
        CheckoutAddressForm form = new CheckoutAddressForm(values);
        form.refusals().forEach(visit::refuse);
        if (visit.isRefused()) {
            return false;
        }
        if (!services.drafts().keepAddress(visit.token(), form.email(), form.phone(), form.shipTo(), form.billTo())) {
            return true;
        }
        // Where it goes decides; what was chosen before does not.
        if (!services.carts().isSentTo(new Terms(form.shipTo().country(), form.shipTo().region(), form.shipTo().postalCode(), null,
                visit.customerId(), visit.customerGroup()))) {
            visit.refuse("country", new BusinessException("NO_SHIPPING", "country"));
            return false;
        }
        return true;
    }

    private void fill() {
        Optional<SignedIn> customer = visit.customer();
        saved = customer.map(SignedIn::customerId).map(services.customers()::addresses).orElse(List.of());
        String chosen = visit.posted("address");
        Optional<SavedAddress> asked = saved.stream().filter(address -> Long.toString(address.id()).equals(chosen)).findFirst();
        CheckoutDraft said = visit.draft().orElse(null);
        values.put("country", FacesContext.getCurrentInstance().getViewRoot().getLocale().getCountry());
        values.put(CheckoutAddressForm.BILL + "country", values.get("country"));
        customer.ifPresent(known -> {
            values.put("email", known.email());
            values.put("name", known.name());
        });
        if (said != null) {
            values.put("email", said.email().value());
            values.put("phone", said.phone());
            if (said.billTo() != null) {
                fill(CheckoutAddressForm.BILL, said.billTo());
            }
        }
        if (asked.isPresent()) {
            fill("", asked.get().address());
        } else if (said != null) {
            fill("", said.shipTo());
        } else if (!saved.isEmpty()) {
            fill("", saved.get(0).address());
        }
    }

    private void fill(String prefix, Address address) {
        values.put(prefix + "name", address.name());
        values.put(prefix + "line1", address.line1());
        values.put(prefix + "line2", address.line2());
        values.put(prefix + "city", address.city());
        values.put(prefix + "region", address.region());
        values.put(prefix + "postalCode", address.postalCode());
        values.put(prefix + "country", address.country());
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** The customer's address book; empty for guests. */
    public List<SavedAddress> getSaved() {
        return saved;
    }

    public boolean isGuest() {
        return visit.customer().isEmpty();
    }

    /** Whether the fields of a billing address are to be seen. */
    public boolean isBillingAsked() {
        return CheckoutAddressForm.isBillingAsked(values);
    }

    /** Countries to send to. */
    public List<SelectItem> getCountries() {
        return Countries.of(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
