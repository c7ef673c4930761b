package org.meo.payments;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** Business customers pay later: what they owe must stay below their limit. Taking the money is writing the invoice. */
@ApplicationScoped
class InvoiceProvider implements PaymentProvider {

    static final String NAME = "invoice";

    @EJB
    private InvoiceCredit credit;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProviderAnswer authorise(AuthoriseRequest request) {
        return request.customerId() != null
                && credit.use(request.customerId(), request.idempotencyKey(), request.amount())
                        ? approved(request.idempotencyKey())
                        : new ProviderAnswer.Declined(ProviderAnswer.Declined.CREDIT_REFUSED);
    }

    @Override
    public ProviderAnswer find(String paymentKey, String reference) {
        return credit.isUsed(paymentKey) ? approved(paymentKey) : new ProviderAnswer.Unknown();
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
        return credit.isUsed(call.paymentKey()) ? approved(call.paymentKey())
                : new ProviderAnswer.Declined(ProviderAnswer.Declined.CREDIT_REFUSED);
    }

    @Override
    public ProviderAnswer release(ProviderCall call) {
        credit.giveBackAll(call.paymentKey());
        return approved(call.paymentKey());
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
        credit.giveBack(call.idempotencyKey(), call.paymentKey(), call.amount());
        return approved(call.paymentKey());
    }

    @Override
    public ProviderEvent verify(byte[] body, UnaryOperator<String> headers) {
        throw new EventRefusedException("nobody sends events of invoices", null);
    }

    private static ProviderAnswer approved(String paymentKey) {
        return new ProviderAnswer.Approved(reference(paymentKey));
    }

    static String reference(String paymentKey) {
        return "inv_" + paymentKey;
    }
}
