package org.meo.shared.tracing;

import java.sql.Connection;
import java.util.Properties;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;

/** Has EclipseLink use connections whose statements are timed and traced. */
public class WatchedDatabase implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        if (WatchedConnections.areWanted() && session.getDatasourceLogin() instanceof DatabaseLogin login
                && login.getConnector() instanceof JNDIConnector connector) {
            login.setConnector(new WatchedConnector(connector));
        }
    }

    private static final class WatchedConnector implements Connector {

        private static final long serialVersionUID = 1L;

        private final JNDIConnector connector;

        private WatchedConnector(JNDIConnector connector) {
            this.connector = connector;
        }

        @Override
        public Connection connect(Properties properties, Session session) {
            try {
                return WatchedConnections.connection(() -> connector.connect(properties, session));
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable unexpected) {
                throw new IllegalStateException("a connector says what went wrong by exceptions of EclipseLink", unexpected);
            }
        }

        @Override
        public String getConnectionDetails() {
            return connector.getConnectionDetails();
        }

        @Override
        public void toString(java.io.PrintWriter writer) {
            connector.toString(writer);
        }

        @Override
        public Object clone() {
            return new WatchedConnector((JNDIConnector) connector.clone());
        }
    }
}
