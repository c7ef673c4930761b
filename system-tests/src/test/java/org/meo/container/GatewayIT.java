package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.payments.PaymentGateway;
import org.meo.payments.PaymentUnavailableException;
import org.meo.payments.ProviderAnswer;
import org.meo.payments.ProviderCall;

/** What stands between the store and its payment providers acts. */
@ExtendWith(ArquillianExtension.class)
class GatewayIT {

    private static final ProviderCall CALL = new ProviderCall("key:1", "key", "ref", Money.parse("GBP 1.00"));
    private static final ProviderAnswer DONE = new ProviderAnswer.Approved("done");

    @Inject
    private PaymentGateway gateway;

    @Inject
    private ProviderDouble provider;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void callThatTakesTooLongIsEndedAndRepeated() {
        provider.hold();
        long begun = System.nanoTime();

        assertThatThrownBy(() -> gateway.refund(ProviderDouble.NAME, CALL)).isInstanceOf(TimeoutException.class);

        // The configuration of these tests allows a refund one second instead of fifteen.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(12));
        assertThat(provider.calls()).isEqualTo(3);
        provider.open();
    }

    @Test
    void missingAnswersAreAskedForAgainAndDeclinesAreNot() {
        provider.fail(2, DONE);
        assertThat(gateway.release(ProviderDouble.NAME, CALL)).isEqualTo(DONE);
        assertThat(provider.calls()).isEqualTo(3);

        ProviderAnswer declined = new ProviderAnswer.Declined("no");
        provider.fail(0, declined);
        assertThat(gateway.release(ProviderDouble.NAME, CALL)).isEqualTo(declined);
        assertThat(provider.calls()).isEqualTo(1);
    }

    @Test
    void providerThatKeepsFailingIsLeftAloneForAWhile() {
        provider.fail(Integer.MAX_VALUE, DONE);
        // Calls of other tests may count, too: once the window is full of failures it opens.
        for (int call = 0; call < 20 && !isOpen(); call++) {
            assertThat(provider.calls()).isLessThan(100);
        }
        int before = provider.calls();

        assertThat(isOpen()).isTrue();
        assertThat(provider.calls()).isEqualTo(before);

        provider.fail(0, DONE);
        await().atMost(Duration.ofSeconds(20)).until(() -> !isOpen());
        assertThat(gateway.release(ProviderDouble.NAME, CALL)).isEqualTo(DONE);
    }

    private boolean isOpen() {
        try {
            gateway.release(ProviderDouble.NAME, CALL);
            return false;
        } catch (CircuitBreakerOpenException open) {
            return true;
        } catch (PaymentUnavailableException closed) {
            return false;
        }
    }

    @Test
    void noMoreThanItsShareOfThreadsWaitsForAProvider() throws Exception {
        provider.hold();
        List<Future<String>> callers = new ArrayList<>();
        for (int caller = 0; caller < 12; caller++) {
            callers.add(executor.submit(this::outcome));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> provider.calls() == 8
                && callers.stream().filter(Future::isDone).count() == 4);
        provider.open();
        List<String> outcomes = new ArrayList<>();
        for (Future<String> caller : callers) {
            outcomes.add(caller.get(30, TimeUnit.SECONDS));
        }

        assertThat(outcomes).filteredOn("full"::equals).hasSize(4);
        assertThat(outcomes).filteredOn("done"::equals).hasSize(8);
    }

    private String outcome() {
        try {
            gateway.capture(ProviderDouble.NAME, CALL);
            return "done";
        } catch (BulkheadException full) {
            return "full";
        }
    }
}
