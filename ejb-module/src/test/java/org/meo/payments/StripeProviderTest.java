package org.meo.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StripeProviderTest {

    private static final String SECRET = "whsec_test";
    private static final Money AMOUNT = Money.parse("GBP 12.95");
    private static final AuthoriseRequest REQUEST = new AuthoriseRequest("key-1", "M-AAAAA-BBBBB", AMOUNT, "-",
            "https://shop.example/order/M-AAAAA-BBBBB?key=k", "buyer@example.com", null);
    private StripeDouble stripe;
    private StripeProvider provider;

    @BeforeEach
    void start() throws IOException {
        stripe = new StripeDouble();
        provider = new StripeProvider(Optional.of(StripeDouble.KEY), Optional.of(SECRET), stripe.base());
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void sendsTheShopperToAPageAndSetsTheMoneyAside() {
        ProviderAnswer answer = provider.authorise(REQUEST);

        assertThat(answer).isEqualTo(new ProviderAnswer.ActionRequired("cs_1", stripe.base() + "/pay/cs_1"));
        assertThat(stripe.sessions.get("cs_1")).containsEntry("mode", "payment").containsEntry("client_reference_id", "key-1")
                .containsEntry("line_items[0][price_data][unit_amount]", "1295")
                .containsEntry("line_items[0][price_data][currency]", "gbp")
                .containsEntry("payment_intent_data[capture_method]", "manual")
                .containsEntry("payment_intent_data[metadata][meo_payment]", "key-1")
                .containsEntry("success_url", REQUEST.returnUrl()).containsEntry("cancel_url", REQUEST.returnUrl());
        assertThat(provider.find("key-1", "cs_1")).isEqualTo(answer);
        stripe.pay("cs_1");
        assertThat(provider.find("key-1", "cs_1")).isEqualTo(new ProviderAnswer.Approved("pi_1"));
    }

    @Test
    void aLostAnswerOpensNoSecondSession() {
        stripe.failures.add("after:500");

        assertThatThrownBy(() -> provider.authorise(REQUEST)).isInstanceOf(PaymentUnavailableException.class);
        assertThat(provider.authorise(REQUEST)).isEqualTo(new ProviderAnswer.ActionRequired("cs_1", stripe.base() + "/pay/cs_1"));

        assertThat(stripe.sessions).hasSize(1);
        assertThat(provider.find("key-1", null)).isEqualTo(new ProviderAnswer.Unknown());
    }

    @Test
    void takesTheMoneyOnceAndGivesItBackInParts() {
        approve();
        ProviderCall capture = new ProviderCall("key-1:capture", "key-1", "pi_1", AMOUNT);
        stripe.failures.add("after:502");

        assertThatThrownBy(() -> provider.capture(capture)).isInstanceOf(PaymentUnavailableException.class);
        assertThat(provider.capture(capture)).isEqualTo(new ProviderAnswer.Approved("pi_1"));
        // A key that Stripe has forgotten by now: the money was taken all the same.
        assertThat(provider.capture(new ProviderCall("other", "key-1", "pi_1", AMOUNT)).isApproved()).isTrue();
        assertThat(stripe.intents.get("pi_1")).containsEntry("amount_received", "1295");

        ProviderCall refund = new ProviderCall("key-1:refund:1", "key-1", "pi_1", Money.parse("GBP 10.00"));
        assertThat(provider.refund(refund)).isEqualTo(new ProviderAnswer.Approved("re_1"));
        assertThat(provider.refund(refund)).isEqualTo(new ProviderAnswer.Approved("re_1"));
        assertThat(provider.refund(new ProviderCall("key-1:refund:2", "key-1", "pi_1", Money.parse("GBP 10.00"))))
                .isEqualTo(new ProviderAnswer.Declined("charge_already_refunded"));
        assertThat(stripe.intents.get("pi_1")).containsEntry("refunded", "1000");
    }

    @Test
    void releasesWhatWasSetAsideAndClosesThePageOfAShopperWhoWentAway() {
        provider.authorise(REQUEST);
        assertThat(release("cs_1").isApproved()).isTrue();
        assertThat(stripe.sessions.get("cs_1")).containsEntry("status", "expired");
        assertThat(provider.find("key-1", "cs_1")).isEqualTo(new ProviderAnswer.Declined("session_expired"));
        assertThat(release("cs_1").isApproved()).isTrue();
        assertThat(release(null).isApproved()).isTrue();
    }

    @Test
    void releasesWhatAShopperPaidTooLate() {
        approve();

        assertThat(release("cs_1")).isEqualTo(new ProviderAnswer.Approved("pi_1"));
        assertThat(stripe.intents.get("pi_1")).containsEntry("status", "canceled");
        assertThat(provider.find("key-1", "pi_1")).isEqualTo(new ProviderAnswer.Unknown());
        assertThat(provider.release(new ProviderCall("again", "key-1", "pi_1", AMOUNT)).isApproved()).isTrue();
    }

    @Test
    void whatWasTakenCanNotBeReleased() {
        approve();
        provider.capture(new ProviderCall("key-1:capture", "key-1", "pi_1", AMOUNT));

        assertThat(release("pi_1")).isEqualTo(new ProviderAnswer.Declined("payment_intent_unexpected_state"));
    }

    @Test
    void aWrongKeyOfTheStoreIsNoAnswer() {
        StripeProvider wrong = new StripeProvider(Optional.of("sk_wrong"), Optional.of(SECRET), stripe.base());
        StripeProvider none = new StripeProvider(Optional.empty(), Optional.empty(), stripe.base());

        assertThatThrownBy(() -> wrong.authorise(REQUEST)).isInstanceOf(PaymentUnavailableException.class);
        assertThatThrownBy(() -> none.authorise(REQUEST)).hasMessageContaining("meo.stripe.secret-key");
        assertThat(none.isReady()).isFalse();
        assertThat(provider.isReady()).isTrue();
    }

    @Test
    void readsEventsThatStripeSigned() {
        String body = event("evt_1", "{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"metadata\":{\"meo_payment\":\"key-1\"}}");

        assertThat(verify(body, signed(body, SECRET, now()))).isEqualTo(
                new ProviderEvent("evt_1", "checkout.session.completed", "key-1"));
        String foreign = event("evt_2", "{\"id\":\"cs_9\",\"object\":\"checkout.session\",\"metadata\":{}}");
        assertThat(verify(foreign, signed(foreign, SECRET, now())).paymentKey()).isNull();
    }

    @Test
    void refusesEventsThatItDidNot() {
        String body = event("evt_1", "{\"metadata\":{\"meo_payment\":\"key-1\"}}");

        assertThatThrownBy(() -> verify(body, signed(body, "whsec_other", now()))).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> verify(body + " ", signed(body, SECRET, now()))).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> verify(body, null)).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> verify(body, "t=now,v1=zz")).isInstanceOf(EventRefusedException.class);
        // Recorded long ago and sent again.
        assertThatThrownBy(() -> verify(body, signed(body, SECRET, now() - 2 * Webhook.DEFAULT_TOLERANCE)))
                .isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> verify("[]", signed("[]", SECRET, now()))).isInstanceOf(EventRefusedException.class);
    }

    private void approve() {
        provider.authorise(REQUEST);
        stripe.pay("cs_1");
    }

    private ProviderAnswer release(String reference) {
        return provider.release(new ProviderCall("key-1:void:0", "key-1", reference, AMOUNT));
    }

    private ProviderEvent verify(String body, String signature) {
        return provider.verify(body.getBytes(StandardCharsets.UTF_8), name -> signature);
    }

    private static String event(String id, String subject) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":" + subject + "}}";
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static String signed(String body, String secret, long time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = time + "." + body;
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
