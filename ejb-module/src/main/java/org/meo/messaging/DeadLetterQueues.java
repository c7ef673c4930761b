package org.meo.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;

/** Looks at what lies in the dead letters of an address, and takes out of them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterQueues {

    private static final long PATIENCE_MILLIS = 2_000;

    @Resource(lookup = "jms/meo")
    private ConnectionFactory connections;

    /** Those after the first few, the oldest first. */
    public List<DeadLetter> browse(String address, int skipped, int most) {
        return browse(address, null, skipped, most);
    }

    /** Empty when it is not there, or not there any more. */
    public Optional<DeadLetter> find(String address, String id) {
        return browse(address, DeadLetter.selector(id), 0, 1).stream().findFirst();
    }

    private List<DeadLetter> browse(String address, String selector, int skipped, int most) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = context.createBrowser(queue(context, address), selector)) {
            List<DeadLetter> letters = new ArrayList<>();
            int seen = 0;
            for (Enumeration<?> messages = browser.getEnumeration(); letters.size() < most && messages.hasMoreElements();) {
                Message message = (Message) messages.nextElement();
                if (seen++ >= skipped) {
                    letters.add(DeadLetter.of(address, message));
                }
            }
            return letters;
        } catch (JMSException failure) {
            throw new JMSRuntimeException(failure.getMessage(), failure.getErrorCode(), failure);
        }
    }

    /** Takes a message out for good. @return false when it was not there any more */
    public boolean remove(String address, String id) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            return context.createConsumer(queue(context, address), DeadLetter.selector(id)).receive(PATIENCE_MILLIS) != null;
        }
    }

    private static Queue queue(JMSContext context, String address) {
        return context.createQueue(Addresses.deadLettersOf(address));
    }
}
