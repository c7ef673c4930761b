package org.meo.payments;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Payments through Stripe. The shopper pays on a page of Stripe's (a Checkout Session), so no card reaches the store and no
 * script is needed; the money is set aside there and taken when the store says so. Money is only ever set aside by a shopper
 * on that page: a session whose answer got lost has set nothing aside, as nobody was told its address.
 */
@ApplicationScoped
class StripeProvider implements PaymentProvider {

    static final String NAME = "stripe";
    static final String SIGNATURE = "Stripe-Signature";
    /** Name of the payment's key in what Stripe keeps for the store. */
    static final String PAYMENT = "meo_payment";
    /** Both together are less than a call may take, because they can't be interrupted. */
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(6);
    private static final String INTENT = "pi_";
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Optional<String> secretKey;
    private final Optional<String> webhookSecret;
    private final StripeClient client;

    /** For the container's proxy. */
    protected StripeProvider() {
        this(Optional.empty(), Optional.empty(), "");
    }

    @Inject
    StripeProvider(@ConfigProperty(name = "meo.stripe.secret-key") Optional<String> secretKey,
            @ConfigProperty(name = "meo.stripe.webhook-secret") Optional<String> webhookSecret,
            @ConfigProperty(name = "meo.stripe.api-base", defaultValue = "https://api.stripe.com") String apiBase) {
        this.secretKey = secretKey.filter(key -> !key.isBlank());
        this.webhookSecret = webhookSecret.filter(secret -> !secret.isBlank());
        // The gateway repeats calls; the library must not do it, too.
        this.client = this.secretKey.map(key -> StripeClient.builder().setApiKey(key).setApiBase(apiBase)
                .setConnectTimeout((int) CONNECT.toMillis()).setReadTimeout((int) READ.toMillis()).setMaxNetworkRetries(0)
                .build()).orElse(null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String site() {
        return "https://checkout.stripe.com";
    }

    @Override
    public boolean isReady() {
        return secretKey.isPresent() && webhookSecret.isPresent();
    }

    @Override
    public ProviderAnswer authorise(AuthoriseRequest request) {
        SessionCreateParams params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(request.idempotencyKey())
                .setCustomerEmail(request.email())
                .setSuccessUrl(request.returnUrl())
                .setCancelUrl(request.returnUrl())
                .putMetadata(PAYMENT, request.idempotencyKey())
                .setPaymentIntentData(PaymentIntentData.builder()
                        .setCaptureMethod(PaymentIntentData.CaptureMethod.MANUAL)
                        .setDescription(request.orderNumber())
                        .putMetadata(PAYMENT, request.idempotencyKey()).build())
                .addLineItem(LineItem.builder().setQuantity(1L)
                        .setPriceData(PriceData.builder()
                                .setCurrency(request.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                                .setUnitAmount(request.amount().getAmountMinorLong())
                                .setProductData(ProductData.builder().setName(request.orderNumber()).build()).build())
                        .build())
                .build();
        return ask(stripe -> {
            Session session = stripe.v1().checkout().sessions().create(params, keyed(request.idempotencyKey()));
            return new ProviderAnswer.ActionRequired(session.getId(), session.getUrl());
        });
    }

    @Override
    public ProviderAnswer find(String paymentKey, String reference) {
        if (reference == null) {
            return new ProviderAnswer.Unknown();
        }
        return ask(stripe -> {
            if (reference.startsWith(INTENT)) {
                return answer(stripe.v1().paymentIntents().retrieve(reference));
            }
            Session session = stripe.v1().checkout().sessions().retrieve(reference);
            return switch (session.getStatus()) {
                case "open" -> new ProviderAnswer.ActionRequired(session.getId(), session.getUrl());
                case "complete" -> answer(stripe.v1().paymentIntents().retrieve(session.getPaymentIntent()));
                default -> new ProviderAnswer.Declined("session_" + session.getStatus());
            };
        });
    }

    private static ProviderAnswer answer(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_capture", "succeeded" -> new ProviderAnswer.Approved(intent.getId());
            case "canceled" -> new ProviderAnswer.Unknown();
            case "requires_payment_method" -> new ProviderAnswer.Declined("requires_payment_method");
            default -> new ProviderAnswer.Pending(intent.getId());
        };
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
        return ask(stripe -> {
            try {
                return answer(stripe.v1().paymentIntents().capture(call.reference(), PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(call.amount().getAmountMinorLong()).build(), keyed(call.idempotencyKey())));
            } catch (InvalidRequestException refused) {
                PaymentIntent intent = stripe.v1().paymentIntents().retrieve(call.reference());
                return intent.getStatus().equals("succeeded") ? new ProviderAnswer.Approved(intent.getId()) : declined(refused);
            }
        });
    }

    @Override
    public ProviderAnswer release(ProviderCall call) {
        if (call.reference() == null) {
            return new ProviderAnswer.Approved(null);
        }
        return ask(stripe -> {
            String intent = call.reference();
            if (!intent.startsWith(INTENT)) {
                Session session = stripe.v1().checkout().sessions().retrieve(call.reference());
                if (session.getStatus().equals("open")) {
                    session = expire(stripe, session, call.idempotencyKey() + ":expire");
                }
                if (!session.getStatus().equals("complete")) {
                    return new ProviderAnswer.Approved(session.getId());
                }
                intent = session.getPaymentIntent();
            }
            return cancel(stripe, intent, call.idempotencyKey());
        });
    }

    private static Session expire(StripeClient stripe, Session session, String key) throws StripeException {
        try {
            return stripe.v1().checkout().sessions().expire(session.getId(), keyed(key));
        } catch (InvalidRequestException paidMeanwhile) {
            return stripe.v1().checkout().sessions().retrieve(session.getId());
        }
    }

    private static ProviderAnswer cancel(StripeClient stripe, String intent, String key) throws StripeException {
        try {
            stripe.v1().paymentIntents().cancel(intent, keyed(key));
            return new ProviderAnswer.Approved(intent);
        } catch (InvalidRequestException refused) {
            boolean canceled = stripe.v1().paymentIntents().retrieve(intent).getStatus().equals("canceled");
            return canceled ? new ProviderAnswer.Approved(intent) : declined(refused);
        }
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
        return ask(stripe -> {
            Refund refund = stripe.v1().refunds().create(RefundCreateParams.builder().setPaymentIntent(call.reference())
                    .setAmount(call.amount().getAmountMinorLong()).putMetadata(PAYMENT, call.paymentKey()).build(),
                    keyed(call.idempotencyKey()));
            return switch (refund.getStatus()) {
                case "failed", "canceled" -> new ProviderAnswer.Declined(
                        refund.getFailureReason() == null ? "refund_" + refund.getStatus() : refund.getFailureReason());
                default -> new ProviderAnswer.Approved(refund.getId());
            };
        });
    }

    @Override
    public ProviderEvent verify(byte[] body, UnaryOperator<String> headers) {
        String text = new String(body, StandardCharsets.UTF_8);
        String signature = headers.apply(SIGNATURE);
        if (webhookSecret.isEmpty() || signature == null) {
            throw new EventRefusedException("no signature, or no meo.stripe.webhook-secret to check it with", null);
        }
        try {
            Webhook.Signature.verifyHeader(text, signature, webhookSecret.get(), Webhook.DEFAULT_TOLERANCE);
        } catch (SignatureVerificationException | NumberFormatException wrong) {
            throw new EventRefusedException(wrong.getMessage(), wrong);
        }
        JsonObject event = EventBody.parse(body);
        JsonObject metadata = EventBody.object(EventBody.object(EventBody.object(event, "data"), "object"), "metadata");
        return new ProviderEvent(EventBody.text(event, "id"), EventBody.text(event, "type"), metadata.getString(PAYMENT, null));
    }

    private ProviderAnswer ask(Question question) {
        if (client == null) {
            throw new PaymentUnavailableException("Stripe needs the setting meo.stripe.secret-key", null);
        }
        try {
            return question.ask(client);
        } catch (CardException refused) {
            return new ProviderAnswer.Declined(refused.getDeclineCode() == null ? refused.getCode() : refused.getDeclineCode());
        } catch (InvalidRequestException refused) {
            if (isTransient(refused)) {
                throw new PaymentUnavailableException("no answer from Stripe", refused);
            }
            return declined(refused);
        } catch (StripeException noAnswer) {
            throw new PaymentUnavailableException("no answer from Stripe", noAnswer);
        }
    }

    private static boolean isTransient(StripeException failure) {
        int status = failure.getStatusCode() == null ? 0 : failure.getStatusCode();
        return status == CONFLICT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    private static ProviderAnswer declined(StripeException refused) {
        return new ProviderAnswer.Declined(refused.getCode() == null ? "invalid_request" : refused.getCode());
    }

    private static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private interface Question {

        ProviderAnswer ask(StripeClient stripe) throws StripeException;
    }
}
