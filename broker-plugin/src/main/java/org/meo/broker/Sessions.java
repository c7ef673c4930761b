package org.meo.broker;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;

/** Who is at the other end. */
final class Sessions {

    private static final String STORE = "store";

    private Sessions() {
    }

    /** The user as authenticated; empty for the broker itself. */
    static SimpleString user(SecurityAuth session) {
        String user = session instanceof ServerSession authenticated ? authenticated.getValidatedUser() : session.getUsername();
        return SimpleString.of(user == null ? "" : user);
    }

    /** Whether it is the store's application, which may do everything. */
    static boolean isStore(SecurityAuth session) {
        var connection = session.getRemotingConnection();
        return connection != null && connection.getSubject() != null && connection.getSubject()
                .getPrincipals(RolePrincipal.class).stream().anyMatch(role -> role.getName().equals(STORE));
    }
}
