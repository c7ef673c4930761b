package org.meo.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.meo.payments.AuthoriseRequest;
import org.meo.payments.PaymentProvider;
import org.meo.payments.PaymentUnavailableException;
import org.meo.payments.ProviderAnswer;
import org.meo.payments.ProviderCall;
import org.meo.payments.ProviderEvent;

/** A provider that behaves as the test wants it to. */
@ApplicationScoped
public class ProviderDouble implements PaymentProvider {

    static final String NAME = "double";

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile ProviderAnswer answer;
    private volatile CountDownLatch gate;

    /**
     * @param times how many calls get no answer
     * @param then  what the others get
     */
    void fail(int times, ProviderAnswer then) {
        calls.set(0);
        failures.set(times);
        answer = then;
        gate = new CountDownLatch(0);
    }

    /** No call ends before {@link #open}, unless it is interrupted. */
    void hold() {
        fail(0, new ProviderAnswer.Approved("held"));
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    int calls() {
        return calls.get();
    }

    private ProviderAnswer act() {
        calls.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PaymentUnavailableException("interrupted", ended);
        }
        if (failures.getAndDecrement() > 0) {
            throw new PaymentUnavailableException("as the test wants it", null);
        }
        return answer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProviderAnswer authorise(AuthoriseRequest request) {
        return act();
    }

    @Override
    public ProviderAnswer find(String paymentKey, String reference) {
        return act();
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
        return act();
    }

    @Override
    public ProviderAnswer release(ProviderCall call) {
        return act();
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
        return act();
    }

    @Override
    public ProviderEvent verify(byte[] body, UnaryOperator<String> headers) {
        throw new UnsupportedOperationException();
    }
}
