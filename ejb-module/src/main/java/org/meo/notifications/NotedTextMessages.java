package org.meo.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends nothing, and says so; neither the number nor the text gets into the log. */
@ApplicationScoped
class NotedTextMessages implements TextMessageProvider {

    private static final Logger LOG = Logger.getLogger(NotedTextMessages.class.getName());

    @Override
    public void send(TextMessage message) {
        LOG.log(Level.INFO, "no provider for text messages: {0} is not sent", message.occasion());
    }
}
