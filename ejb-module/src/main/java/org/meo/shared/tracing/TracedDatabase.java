package org.meo.shared.tracing;

import java.sql.Connection;
import java.util.Properties;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;

/** Has EclipseLink use traced connections, where traces are collected. */
public class TracedDatabase implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        if (TracedBeans.isCollected() && session.getDatasourceLogin() instanceof DatabaseLogin login
                && login.getConnector() instanceof JNDIConnector connector) {
            login.setConnector(new TracedConnector(connector));
        }
    }

    private static final class TracedConnector implements Connector {

        private static final long serialVersionUID = 1L;

        private final JNDIConnector connector;

        private TracedConnector(JNDIConnector connector) {
            this.connector = connector;
        }

        @Override
        public Connection connect(Properties properties, Session session) {
            return TracedConnections.of(connector.connect(properties, session));
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
            return new TracedConnector((JNDIConnector) connector.clone());
        }
    }
}
