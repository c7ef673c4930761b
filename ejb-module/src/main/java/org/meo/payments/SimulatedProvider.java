package org.meo.payments;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.meo.payments.SimulatedBooks.Charge;

/**
 * A provider that moves no money, for trying the store. The last four digits of the card decide what happens, all else is as
 * with a real one: it keeps books of its own, gives the same answer to the same key, and signs its events.
 */
@ApplicationScoped
class SimulatedProvider implements PaymentProvider {

    static final String NAME = "simulated";
    static final Duration SLOW = Duration.ofSeconds(4);
    /** Before a card's last four digits: what is kept of a card. */
    static final String TOKEN = "sim_";
    static final String SIGNATURE = "Meo-Signature";
    static final List<TestCard> CARDS = List.of(
            new TestCard("4242 4242 4242 4242", "approve"),
            new TestCard("4000 0000 0000 0002", "decline"),
            new TestCard("4000 0000 0000 9995", "funds"),
            new TestCard("4000 0000 0000 3220", "threeds"),
            new TestCard("4000 0000 0000 0077", "slow"),
            new TestCard("4000 0000 0000 0119", "timeout"),
            new TestCard("4000 0000 0000 0259", "duplicate"));
    private static final String DECLINE = "0002";
    private static final String INSUFFICIENT_FUNDS = "9995";
    private static final String ASK_THE_SHOPPER = "3220";
    private static final String APPROVE_SLOWLY = "0077";
    private static final String APPROVE_IN_SILENCE = "0119";
    private static final String TELL_TWICE = "0259";
    private static final String ALGORITHM = "HmacSHA256";

    @EJB
    private SimulatedBooks books;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProviderAnswer authorise(AuthoriseRequest request) {
        String card = lastFour(request.token());
        if (card.equals(APPROVE_SLOWLY)) {
            takeTime();
        }
        String state = switch (card) {
            case DECLINE, INSUFFICIENT_FUNDS -> Charge.DECLINED;
            case ASK_THE_SHOPPER -> Charge.AWAITING;
            default -> Charge.APPROVED;
        };
        String decline = !state.equals(Charge.DECLINED) ? null
                : card.equals(INSUFFICIENT_FUNDS) ? ProviderAnswer.Declined.INSUFFICIENT_FUNDS : "card_declined";
        Charge charge = books.open(request, state, decline, card.equals(TELL_TWICE) ? 2 : 0);
        if (card.equals(APPROVE_IN_SILENCE)) {
            throw new PaymentUnavailableException("the simulated provider keeps its answer to itself", null);
        }
        return answer(charge);
    }

    @Override
    public ProviderAnswer find(String paymentKey, String reference) {
        return books.find(paymentKey).map(SimulatedProvider::answer).orElseGet(ProviderAnswer.Unknown::new);
    }

    @Override
    public ProviderAnswer capture(ProviderCall call) {
        return books.capture(call.paymentKey(), call.amount());
    }

    @Override
    public ProviderAnswer release(ProviderCall call) {
        return books.release(call.paymentKey(), call.amount());
    }

    @Override
    public ProviderAnswer refund(ProviderCall call) {
        return books.refund(call.idempotencyKey(), call.paymentKey(), call.amount());
    }

    @Override
    public ProviderEvent verify(byte[] body, UnaryOperator<String> headers) {
        String given = headers.apply(SIGNATURE);
        if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                sign(body, books.secret()).getBytes(StandardCharsets.UTF_8))) {
            throw new EventRefusedException("not signed by the simulated provider", null);
        }
        JsonObject event = EventBody.parse(body);
        return new ProviderEvent(EventBody.text(event, "id"), EventBody.text(event, "type"), EventBody.text(event, "payment"));
    }

    static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static ProviderAnswer answer(Charge charge) {
        return switch (charge.state()) {
            case Charge.APPROVED, Charge.CAPTURED -> new ProviderAnswer.Approved(charge.reference());
            case Charge.AWAITING -> new ProviderAnswer.ActionRequired(charge.reference(), charge.page());
            case Charge.DECLINED -> new ProviderAnswer.Declined(charge.decline());
            default -> new ProviderAnswer.Unknown();
        };
    }

    private static String lastFour(String token) {
        if (token == null || !token.startsWith(TOKEN)) {
            throw new IllegalArgumentException("no token of the simulated provider");
        }
        return token.substring(TOKEN.length());
    }

    private static void takeTime() {
        try {
            TimeUnit.MILLISECONDS.sleep(SLOW.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new PaymentUnavailableException("interrupted while the provider worked", ended);
        }
    }
}
