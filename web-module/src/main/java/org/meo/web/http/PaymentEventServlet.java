package org.meo.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.meo.checkout.ProviderEvents;
import org.meo.payments.EventRefusedException;
import org.meo.payments.PaymentUnavailableException;

/**
 * {@code /api/v1/payments/events/<provider>}: takes what payment providers tell. Who sends it is known by its signature
 * alone. 200 means that it need not be sent again; 503 that it should be.
 */
@WebServlet("/api/v1/payments/events/*")
public class PaymentEventServlet extends HttpServlet {

    static final int MAX_BYTES = 64 * 1024;
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(PaymentEventServlet.class.getName());
    private static final int TOO_LARGE = 413;

    @Inject
    private transient ProviderEvents events;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String provider = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        byte[] body = request.getContentLengthLong() > MAX_BYTES ? null : read(request);
        response.setStatus(body == null ? TOO_LARGE : status(provider, body, request));
    }

    private int status(String provider, byte[] body, HttpServletRequest request) {
        try {
            return switch (events.receive(provider, body, request::getHeader)) {
                case APPLIED, KNOWN, UNRELATED -> HttpServletResponse.SC_OK;
                case NO_PROVIDER -> HttpServletResponse.SC_NOT_FOUND;
            };
        } catch (EventRefusedException refused) {
            LOG.log(Level.INFO, "Refused an event for {0}: {1}", provider, refused.getMessage());
            return HttpServletResponse.SC_BAD_REQUEST;
        } catch (PaymentUnavailableException | FaultToleranceException later) {
            LOG.log(Level.INFO, "An event of " + provider + " has to come again", later);
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    /** @return null when it is longer than it may be */
    private static byte[] read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        return body.length > MAX_BYTES ? null : body;
    }
}
