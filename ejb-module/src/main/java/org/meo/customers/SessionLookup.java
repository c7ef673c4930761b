package org.meo.customers;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the session of a cookie without asking the database each time. */
@ApplicationScoped
public class SessionLookup {

    @EJB
    private Sessions sessions;

    @Inject
    private SessionMemory memory;

    /** As {@link Sessions#find}; an answer may be three seconds old where another node has ended the session since. */
    public Optional<CurrentSession> find(String token) {
        return token == null ? Optional.empty() : memory.get(token, () -> sessions.find(token));
    }
}
