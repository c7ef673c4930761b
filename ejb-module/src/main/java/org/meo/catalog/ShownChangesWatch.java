package org.meo.catalog;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Lets this node know every second whether what pages show was changed. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ShownChangesWatch {

    private final Recurring recurring = new Recurring("watch for changes", Logger.getLogger(ShownChangesWatch.class.getName()));
    private final Recurring tidying = new Recurring("tidying of changes", Logger.getLogger(ShownChangesWatch.class.getName()));

    @Inject
    private ShownChanges changes;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false, info = "watch for changes")
    void look() {
        recurring.run(changes::look);
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "tidying of changes")
    void tidy() {
        tidying.run(changes::tidy);
    }
}
