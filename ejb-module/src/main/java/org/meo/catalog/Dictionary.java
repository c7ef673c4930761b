package org.meo.catalog;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Logger;
import org.meo.shared.Recurring;

/** Keeps the words by which misspelt ones are corrected in step with products that were changed one by one. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Dictionary {

    private final Recurring recurring = new Recurring("dictionary", Logger.getLogger(Dictionary.class.getName()));

    @EJB
    private Listings listings;

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "dictionary")
    void refresh() {
        recurring.run(listings::refreshWords);
    }
}
