package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.integration.deadletters.DeadLetterBook;
import org.meo.integration.deadletters.DeadLetters;
import org.meo.messaging.Addresses;
import org.meo.messaging.DeadLetter;
import org.meo.messaging.DeadLetterQueues;
import org.meo.messaging.QueueFigure;
import org.meo.messaging.QueueFigures;
import org.meo.shared.BusinessException;

/** What could not be handled waits for a person, who mends it, sends it again or throws it away. */
@ExtendWith(ArquillianExtension.class)
class DeadLettersIT {

    private static final String STOCK = Addresses.STOCK_IN;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private Shop shop;

    @Inject
    private DeadLetters letters;

    @EJB
    private DeadLetterBook book;

    @EJB
    private DeadLetterQueues queues;

    @Inject
    private QueueFigures figures;

    @Inject
    private MetricRegistry metrics;

    @Test
    void whatIsMendedIsDoneUnderTheIdItHad() {
        String sku = shop.product(10);
        DeadLetter letter = dead(adjustment("NO-SUCH-SKU", 5));
        assertThat(letter.code()).isEqualTo("UNKNOWN_SKU");
        assertThat(letter.reason()).contains("/items/0/sku");
        assertThat(letter.attempts()).isEqualTo(1);
        long before = counted("sent_again");

        letters.sendAgain(STOCK, letter.id(), adjustment(sku, 5), null);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onHand(sku)).isEqualTo("15"));
        assertThat(letters.find(STOCK, letter.id())).isEmpty();
        assertThat(shop.text("SELECT partner FROM inbox WHERE message_id = ?", letter.message().messageId())).isEqualTo("store");
        assertThat(shop.text("SELECT kind || ' ' || detail FROM audit_event WHERE detail LIKE ?", "%" + letter.message().messageId() + "%"))
                .isEqualTo("DEAD_LETTER_SENT_AGAIN meo.stock.in StockAdjustment " + letter.message().messageId() + " of store, edited");
        assertThat(counted("sent_again")).isEqualTo(before + 1);
        assertThatThrownBy(() -> letters.sendAgain(STOCK, letter.id(), null, null)).isInstanceOfSatisfying(BusinessException.class,
                gone -> assertThat(gone.code()).isEqualTo("DEAD_LETTER_GONE"));
    }

    @Test
    void whatIsRefusedAgainIsADeadLetterAgain() {
        DeadLetter letter = dead(adjustment("NO-SUCH-SKU", 5));

        letters.sendAgain(STOCK, letter.id(), null, null);

        DeadLetter second = await().atMost(PATIENCE).until(() -> newest(letter.message().messageId()), found -> found != null);
        assertThat(second.id()).isNotEqualTo(letter.id());
        assertThat(second.message().body()).isEqualTo(letter.message().body());
        letters.discard(STOCK, second.id(), "the SKU will never be", null);
        assertThat(newest(letter.message().messageId())).isNull();
        assertThat(shop.text("SELECT detail FROM audit_event WHERE kind = 'DEAD_LETTER_DISCARDED' AND detail LIKE ?",
                "%" + letter.message().messageId() + "%")).endsWith(": the SKU will never be");
    }

    /** The dead letter was sent again, and then the server was killed before it took it away. */
    @Test
    void whatWasSentAgainButNotTakenAwayIsNotSentTwice() {
        String sku = shop.product(10);
        DeadLetter letter = dead(adjustment("NO-SUCH-SKU", 5));

        book.sendAgain(letter, adjustment(sku, 5), null);
        assertThat(letters.find(STOCK, letter.id())).isPresent();
        letters.sendAgain(STOCK, letter.id(), adjustment(sku, 7), null);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onHand(sku)).isEqualTo("15"));
        assertThat(letters.find(STOCK, letter.id())).isEmpty();
        assertThat(shop.text("SELECT count(*) FROM outbox WHERE body LIKE ?", "%" + sku + "%")).isEqualTo("1");
    }

    @Test
    void manyAreSentAgainAtOnceAndFiguresTellOfThem() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        for (int number = 0; number < 30; number++) {
            shop.send("meo.dlq.meo.orders.replies", "OrderAccepted", mark + number, "{\"messageId\":\"" + mark + number + "\"}");
        }
        QueueFigure figure = figures.now().get("meo.dlq.meo.orders.replies");
        assertThat(figure.depth()).isGreaterThanOrEqualTo(30);
        assertThat(figure.oldest()).isPositive();
        assertThat(figures.all()).containsKeys(STOCK, Addresses.ORDERS_IN);
        assertThat(figures.all().get(STOCK).consumers()).isPositive();
        assertThat(letters.list(Addresses.ORDER_REPLIES, 1)).hasSize(DeadLetters.PAGE_SIZE);
        assertThat(letters.list(Addresses.ORDER_REPLIES, 2)).isNotEmpty();
        assertThat(letters.heaps()).filteredOn(heap -> heap.address().equals(Addresses.ORDER_REPLIES))
                .singleElement().satisfies(heap -> assertThat(heap.count()).isGreaterThanOrEqualTo(30));
        DeadLetter one = letters.list(Addresses.ORDER_REPLIES, 1).get(0);
        assertThat(one.reason()).isNull();

        int sent = letters.sendAllAgain(Addresses.ORDER_REPLIES, null);

        assertThat(sent).isGreaterThanOrEqualTo(30);
        assertThat(queues.browse(Addresses.ORDER_REPLIES, 0, 1)).isEmpty();
        assertThat(shop.receive(Addresses.ORDER_REPLIES, "meoMessageId = '" + mark + "29'", PATIENCE)).isPresent();
    }

    @Test
    void refusesWhatCannotBe() {
        DeadLetter letter = dead("no json");
        assertRefused("DEAD_LETTER_REASON", () -> letters.discard(STOCK, letter.id(), " ", null));
        assertRefused("UNKNOWN_ADDRESS", () -> letters.list("meo.nowhere", 1));
        assertRefused("DEAD_LETTER_GONE", () -> letters.discard(STOCK, "it's not there", "why not", null));
        assertThat(letters.find(STOCK, letter.id())).isPresent();
    }

    private static void assertRefused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(BusinessException.class,
                refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private DeadLetter dead(String body) {
        String messageId = UUID.randomUUID().toString();
        shop.send(STOCK, "StockAdjustment", messageId, body);
        return await().atMost(PATIENCE).until(() -> newest(messageId), found -> found != null);
    }

    private DeadLetter newest(String messageId) {
        return queues.browse(STOCK, 0, 1_000).stream().filter(letter -> messageId.equals(letter.message().messageId()))
                .reduce((first, second) -> second).orElse(null);
    }

    private long counted(String outcome) {
        Counter counter = metrics.getCounter(new MetricID("meo_dead_letters_handled", new Tag("queue", STOCK), new Tag("outcome", outcome)));
        return counter == null ? 0 : counter.getCount();
    }

    private String onHand(String sku) {
        return shop.text("SELECT on_hand FROM stock_level WHERE sku = ?", sku);
    }

    private static String adjustment(String sku, int delta) {
        return """
                {"messageId":"m","location":"MAIN","reason":"found","items":[{"sku":"%s","delta":%d}]}""".formatted(sku, delta);
    }
}
