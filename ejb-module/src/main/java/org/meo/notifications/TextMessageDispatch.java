package org.meo.notifications;

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
import java.util.Optional;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Sends the queued text messages, every five seconds, outside of any transaction. What fails is tried again later. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TextMessageDispatch {

    private final Recurring recurring = new Recurring("dispatch of text messages",
            Logger.getLogger(TextMessageDispatch.class.getName()));

    @EJB
    private TextMessages messages;

    @Inject
    private TextMessageProvider provider;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "dispatch of text messages")
    void dispatch() {
        recurring.run(() -> {
            for (Optional<TextMessages.Due> due = messages.take(); due.isPresent(); due = messages.take()) {
                provider.send(due.get().message());
                messages.markSent(due.get().id());
            }
        });
    }
}
