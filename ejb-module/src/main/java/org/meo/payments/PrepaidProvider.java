package org.meo.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Stands where gift cards paid all of an order: nothing is left to ask anybody for. */
@ApplicationScoped
class PrepaidProvider implements PaymentProvider {

    private static final ProviderAnswer YES = new ProviderAnswer.Approved(null);

    @Override
    public String name() {
        return Payments.PREPAID;
    }

    @Override
    public ProviderAnswer authorise(AuthoriseRequest request) {
        return request.amount().isZero() ? YES : new ProviderAnswer.Declined("not_prepaid");
    }

    @Override
    public ProviderAnswer find(String paymentKey, String reference) {
        return YES;
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
        return YES;
    }

    @Override
    public ProviderAnswer release(ProviderCall call) {
        return YES;
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
        return YES;
    }

    @Override
    public ProviderEvent verify(byte[] body, UnaryOperator<String> headers) {
        throw new EventRefusedException("nobody sends events of prepaid orders", null);
    }
}
