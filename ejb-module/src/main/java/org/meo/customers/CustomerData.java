package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** All that is kept on a person here, for the person to take along. */
@Stateless
public class CustomerData {

    @EJB
    private Customers customers;

    @EJB
    private Sessions sessions;

    @EJB
    private AuditLog audit;

    /** Account, addresses, sessions and what the audit log tells of them; further parts can be added to it. */
    public JsonObjectBuilder export(long customerId) {
        CustomerView customer = customers.find(customerId).orElseThrow();
        JsonArrayBuilder addresses = Json.createArrayBuilder();
        customers.addresses(customerId).forEach(saved -> addresses.add(address(saved)));
        JsonArrayBuilder places = Json.createArrayBuilder();
        sessions.of(customerId).forEach(session -> places.add(Json.createObjectBuilder()
                .add("network", session.network()).add("browser", session.agent())
                .add("since", session.createdAt().toString()).add("lastSeen", session.lastSeenAt().toString())));
        audit.append(AuditKind.DATA_EXPORTED, customerId, "");
        return Json.createObjectBuilder().add("account", account(customer)).add("addresses", addresses)
                .add("sessions", places).add("events", events(customerId));
    }

    private static JsonObjectBuilder account(CustomerView customer) {
        JsonObjectBuilder account = Json.createObjectBuilder().add("number", customer.id()).add("email", customer.email())
                .add("name", customer.name()).add("language", customer.language().code())
                .add("createdAt", customer.createdAt().toString());
        if (customer.group() != null) {
            account.add("group", customer.group());
        }
        customer.creditLimit().ifPresent(limit -> account.add("creditLimit", limit.toString()));
        return account;
    }

    private static JsonObjectBuilder address(SavedAddress saved) {
        Address address = saved.address();
        return Json.createObjectBuilder().add("name", address.name()).add("line1", address.line1())
                .add("line2", text(address.line2())).add("city", address.city()).add("region", text(address.region()))
                .add("postalCode", address.postalCode()).add("country", address.country())
                .add("default", saved.isDefault());
    }

    private static String text(String optional) {
        return optional == null ? "" : optional;
    }

    private JsonArrayBuilder events(long customerId) {
        JsonArrayBuilder events = Json.createArrayBuilder();
        long before = Long.MAX_VALUE;
        List<AuditEntry> page;
        do {
            page = audit.newest(before, customerId);
            for (AuditEntry entry : page) {
                events.add(Json.createObjectBuilder().add("at", entry.at().toString()).add("kind", entry.kind())
                        .add("detail", entry.detail()));
                before = entry.id();
            }
        } while (page.size() == AuditLog.PAGE_SIZE);
        return events;
    }
}
