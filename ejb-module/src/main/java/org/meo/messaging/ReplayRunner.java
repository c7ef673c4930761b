package org.meo.messaging;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Works off {@link Replays} on every node, a page of each in turn: nobody who asks for much holds up the others. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReplayRunner {

    private final Recurring recurring = new Recurring("replay of events", Logger.getLogger(ReplayRunner.class.getName()));
    private final AtomicBoolean busy = new AtomicBoolean();

    @EJB
    private Replays replays;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "replays of events")
    void run() {
        if (busy.compareAndSet(false, true)) {
            try {
                recurring.run(this::workOff);
            } finally {
                busy.set(false);
            }
        }
    }

    private void workOff() {
        boolean more = true;
        while (more) {
            more = false;
            for (long id : replays.open()) {
                more |= replays.step(id);
            }
        }
    }
}
