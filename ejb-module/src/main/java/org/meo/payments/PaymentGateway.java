package org.meo.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The way to the providers. A call that takes too long is ended, one without an answer is repeated under its key, a
 * provider that keeps failing is left alone for a while, and no provider gets more than its share of the threads. Answers
 * are never repeated, declines included. Each figure can be set by configuration, for instance
 * {@code org.meo.payments.PaymentGateway/authorise/Timeout/value}.
 *
 * <p>Beside {@link PaymentUnavailableException} and {@link TimeoutException} callers meet
 * {@link org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException} and
 * {@link org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException}: then the last try did not reach the
 * provider.
 */
@ApplicationScoped
public class PaymentGateway {

    private static final Logger LOG = Logger.getLogger(PaymentGateway.class.getName());

    private PaymentProviders providers;

    /** For the container's proxy. */
    protected PaymentGateway() {
    }

    @Inject
    PaymentGateway(PaymentProviders providers) {
        this.providers = providers;
    }

    /** A shopper waits for it: repeated once. Twice its time must be less than {@link Payments#PATIENCE}. */
    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 200, jitter = 100, retryOn = {PaymentUnavailableException.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
            failOn = {PaymentUnavailableException.class, TimeoutException.class})
    @Bulkhead(64)
    public ProviderAnswer authorise(String provider, AuthoriseRequest request) {
        return call(() -> providers.get(provider).authorise(request));
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = {PaymentUnavailableException.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
            failOn = {PaymentUnavailableException.class, TimeoutException.class})
    @Bulkhead(16)
    public ProviderAnswer find(String provider, String paymentKey, String reference) {
        return call(() -> providers.get(provider).find(paymentKey, reference));
    }

    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 500, jitter = 200, retryOn = {PaymentUnavailableException.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
            failOn = {PaymentUnavailableException.class, TimeoutException.class})
    @Bulkhead(8)
    public ProviderAnswer capture(String provider, ProviderCall call) {
        return call(() -> providers.get(provider).capture(call));
    }

    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 500, jitter = 200, retryOn = {PaymentUnavailableException.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
            failOn = {PaymentUnavailableException.class, TimeoutException.class})
    @Bulkhead(8)
    public ProviderAnswer release(String provider, ProviderCall call) {
        return call(() -> providers.get(provider).release(call));
    }

    @Timeout(value = 15, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 2, delay = 500, jitter = 200, retryOn = {PaymentUnavailableException.class, TimeoutException.class})
    @CircuitBreaker(requestVolumeThreshold = 20, failureRatio = 0.5, delay = 5, delayUnit = ChronoUnit.SECONDS,
            failOn = {PaymentUnavailableException.class, TimeoutException.class})
    @Bulkhead(8)
    public ProviderAnswer refund(String provider, ProviderCall call) {
        return call(() -> providers.get(provider).refund(call));
    }

    /**
     * Reads an event; nobody needs to be called for it.
     *
     * @throws EventRefusedException when it does not come from the provider
     */
    public ProviderEvent verify(String provider, byte[] body, UnaryOperator<String> headers) {
        return providers.get(provider).verify(body, headers);
    }

    /**
     * What ends a call in time is an interruption of its thread. Providers that keep its mark, as they should, would end the
     * wait before the next try as well, and with an exception that nobody expects.
     */
    private static ProviderAnswer call(Supplier<ProviderAnswer> call) {
        try {
            return call.get();
        } finally {
            if (Thread.interrupted()) {
                LOG.fine("a call to a payment provider was ended");
            }
        }
    }
}
