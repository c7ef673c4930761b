package org.meo.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators agree with a partner on the page is what the partner's next order meets. */
@ExtendWith(StoreExtension.class)
class ChannelPagesIT {

    private static final Map<String, String> ADMIN = Map.of("email", "admin@meo.example", "password", "admin");
    private static final String PAGE = "admin/channels";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatIsAgreedDecidesTheNextOrder(RunningStore store) {
        Goods goods = store.database().goods(18);
        ShopClient admin = signedIn(store);
        String code = "fair-" + UUID.randomUUID().toString().substring(0, 8);
        String channel = PAGE + "?channel=" + code;
        assertThat(ask(store, code, goods)).contains("There is no such channel");

        assertThat(admin.post(PAGE + "?channel=NEW", channel(code, "someone-else", "30")).status()).isEqualTo(303);
        assertThat(ask(store, code, goods)).as("sold by another partner").contains("There is no such channel");

        assertThat(admin.post(channel, shown(admin, channel, channel(code, "someone-else integrator", "30"))).status()).isEqualTo(303);
        assertThat(ask(store, code, goods)).contains("UNKNOWN_CUSTOMER");

        Map<String, String> customer = Map.of("action", "customer", "externalId", "7", "customerName", "Example & Sons",
                "creditLimit", "500.00", "currency", "GBP", "paymentDays", "14");
        assertThat(admin.post(channel + "&customer=", customer).status()).isEqualTo(303);
        assertThat(ask(store, code, goods)).contains("orderNumber");
        assertThat(admin.get(channel).text("[data-testid=partner-customer]")).contains("Example & Sons").contains("£1.00");

        ShopClient.Answer twice = admin.post(channel + "&customer=", customer);
        assertThat(twice.text("[role=alert]")).contains("There is a customer 7 already");
        assertThat(admin.post(channel + "&customer=7", Map.of("action", "customer", "customerName", "Example & Sons", "creditLimit", "1.50",
                "paymentDays", "14")).status()).isEqualTo(303);
        assertThat(ask(store, code, goods)).contains("CREDIT_REFUSED");
        assertThat(admin.get("admin/audit").body()).contains("CHANNEL_CHANGED").contains("PARTNER_CUSTOMER_CHANGED").contains(code);
    }

    @Test
    void ofTwoAdministratorsTheSecondLearnsOfTheFirst(RunningStore store) {
        ShopClient admin = signedIn(store);
        String code = "both-" + UUID.randomUUID().toString().substring(0, 8);
        String channel = PAGE + "?channel=" + code;
        assertThat(admin.post(PAGE + "?channel=NEW", channel(code, "integrator", "30")).status()).isEqualTo(303);
        Map<String, String> first = shown(admin, channel, channel(code, "integrator", "10"));
        Map<String, String> second = shown(admin, channel, channel(code, "integrator", "20"));
        assertThat(admin.post(channel, first).status()).isEqualTo(303);

        ShopClient.Answer refused = admin.post(channel, second);
        assertThat(refused.text("[role=alert]")).contains("Somebody else changed it meanwhile");
        assertThat(refused.page().select("#paymentDays").attr("value")).as("what was typed stays").isEqualTo("20");
        assertThat(admin.post(channel, second).status()).as("not by sending it again").isEqualTo(200);
        assertThat(admin.get(channel).page().select("#paymentDays").attr("value")).isEqualTo("10");
        assertThat(admin.post(channel, shown(admin, channel, second)).status()).isEqualTo(303);
    }

    @Test
    void aCustomersNumberMayHoldWhatAddressesMayNot(RunningStore store) {
        ShopClient admin = signedIn(store);
        String number = "A & B/7 +" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> terms = Map.of("action", "customer", "customerName", "Odd", "creditLimit", "5.00", "currency", "GBP", "paymentDays", "7");
        Map<String, String> opened = new HashMap<>(terms);
        opened.put("externalId", number);
        assertThat(admin.post(PAGE + "?channel=marketplace&customer=", opened).status()).isEqualTo(303);

        String link = admin.get(PAGE + "?channel=marketplace").page().select("tr:contains(" + number + ") th a").attr("href");
        String form = admin.get(link.substring(1)).page().select("form:has(#customerName)").attr("action");
        Map<String, String> changed = new HashMap<>(terms);
        changed.put("creditLimit", "6.00");
        ShopClient.Answer kept = admin.post(form.substring(1), changed);
        assertThat(kept.status()).as(kept.text("[role=alert]")).isEqualTo(303);
        assertThat(admin.follow(kept).page().select("#creditLimit").attr("value")).isEqualTo("6.00");
    }

    @Test
    void tellsAtTheFieldWhatIsWrong(RunningStore store) {
        ShopClient admin = signedIn(store);

        ShopClient.Answer refused = admin.post(PAGE + "?channel=NEW", channel("Fair!", "integrator", "30"));
        assertThat(refused.text("#code-error")).contains("small letters");
        assertThat(refused.page().select("#name").attr("value")).as("what was typed stays").isEqualTo("Fair");
        assertThat(admin.post(PAGE + "?channel=NEW", channel("web", "integrator", "30")).text("#code-error")).isNotBlank();
        assertThat(admin.post(PAGE + "?channel=NEW", channel("b2b", "integrator", "30")).text("#code-error")).contains("already");
        assertThat(admin.post(PAGE + "?channel=b2b", channel("", "<script>", "30")).text("#partners-error")).isNotBlank();
        assertThat(admin.post(PAGE + "?channel=b2b", channel("", "integrator", "366")).text("#paymentDays-error")).contains("365");
        assertThat(admin.get(PAGE + "?channel=nowhere").status()).isEqualTo(404);
        assertThat(store.client().get(PAGE).status()).as("nobody signed in").isEqualTo(303);
    }

    @Test
    void thePagesKeepTheRulesOfAccessibilityAndFitASmallPhone(RunningStore store, Shoppers shoppers) {
        ask(store, "b2b", store.database().goods(19));
        assertThat(Inspection.of(shoppers, ADMIN, List.of(PAGE, PAGE + "?channel=NEW", PAGE + "?channel=b2b", PAGE + "?channel=b2b&customer=7",
                PAGE + "?channel=b2b&customer=unknown", "de/" + PAGE + "?channel=b2b"))).isEmpty();
    }

    private static Map<String, String> channel(String code, String partners, String days) {
        return Map.of("action", "channel", "code", code, "name", "Fair", "partners", partners, "active", "true", "agreedPrices", "true",
                "creditLimit", "0", "paymentDays", days);
    }

    /** Terms as they are sent from the page as it looks now. */
    private static Map<String, String> shown(ShopClient admin, String page, Map<String, String> terms) {
        Map<String, String> form = new HashMap<>(terms);
        form.put("version", admin.get(page).page().select("input[name=version]").attr("value"));
        return form;
    }

    /** Orders a piece for a pound as customer 7. @return the answer */
    private static String ask(RunningStore store, String channel, Goods goods) {
        String id = "ch-" + UUID.randomUUID();
        try (JMSContext context = new JmsConnectionFactory("integrator", "integrator", store.quickstart().broker().amqpUrl())
                .createContext()) {
            TemporaryQueue answers = context.createTemporaryQueue();
            context.createProducer().setProperty("meoType", "OrderRequest").setProperty("meoVersion", 1).setProperty("meoMessageId", id)
                    .setJMSReplyTo(answers).send(context.createQueue("meo.orders.in"), """
                            {"messageId":"%s","channel":"%s","externalOrderId":"%s","customer":{"externalId":"7","name":"Example Ltd"},
                             "currency":"GBP","shipTo":{"name":"Example Ltd","line1":"1 High Street","city":"Leeds","postalCode":"LS1 1AA",
                             "country":"GB"},"lines":[{"sku":"%s","quantity":1,"unitPrice":"1.00"}],"payment":{"method":"invoice"}}"""
                            .formatted(id, channel, id, goods.sku()));
            return context.createConsumer(answers).receiveBody(String.class, PATIENCE.toMillis());
        }
    }

    private static ShopClient signedIn(RunningStore store) {
        ShopClient client = store.client();
        assertThat(client.post("login", ADMIN).status()).isEqualTo(303);
        return client;
    }
}
