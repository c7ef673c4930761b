package org.meo.payments;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Sends the events of the simulated provider, signed, until they are taken. Rests where that is not offered. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SimulatedEvents {

    private final Recurring recurring = new Recurring("sending of simulated events",
            Logger.getLogger(SimulatedEvents.class.getName()));

    @EJB
    private SimulatedBooks books;

    @Inject
    private PaymentProviders providers;

    @Inject
    private jakarta.enterprise.event.Event<ProviderEventArrived> arrived;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "simulated events")
    void send() {
        recurring.run(() -> {
            if (!providers.offered().contains(SimulatedProvider.NAME)) {
                return;
            }
            for (Optional<SimulatedBooks.Event> due = books.takeEvent(); due.isPresent(); due = books.takeEvent()) {
                send(due.get());
            }
        });
    }

    private void send(SimulatedBooks.Event event) {
        byte[] body = Json.createObjectBuilder().add("id", event.eventId()).add("type", event.type())
                .add("payment", event.chargeKey()).build().toString().getBytes(StandardCharsets.UTF_8);
        arrived.fire(new ProviderEventArrived(SimulatedProvider.NAME, body,
                Map.of(SimulatedProvider.SIGNATURE, SimulatedProvider.sign(body, books.secret()))));
        books.sent(event.id());
    }
}
