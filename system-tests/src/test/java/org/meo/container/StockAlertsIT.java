package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.customers.EmailAddress;
import org.meo.inventory.Inventory;
import org.meo.notifications.StockAlerts;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

@ExtendWith(ArquillianExtension.class)
class StockAlertsIT {

    private static final String CLIENT = "192.0.2.1";

    @Inject
    private Shop shop;

    @EJB
    private StockAlerts alerts;

    @EJB
    private Inventory inventory;

    private final String address = UUID.randomUUID() + "@example.org";

    @Test
    void oneMailWhenItIsBackHoweverOftenItWasAskedFor() {
        String sku = soldOut();

        ask(sku, address);
        ask(sku, address);
        ask(sku, address.toUpperCase(java.util.Locale.ROOT));
        assertThat(count(address)).isEqualTo("1");
        putBack(sku);

        awaitMails(1);
        assertThat(shop.text("SELECT subject FROM notification WHERE recipient = ?", address)).isEqualTo("Wieder da: Test pen");
        sellOut(sku, "again");
        shop.inTransaction(() -> inventory.release(sku + "again"));
        awaitShelf(sku, "1");
        alerts.queueDue();
        assertThat(mails()).isEqualTo("1");
    }

    @Test
    void aMailIsQueuedTogetherWithTheNoteOfItOrNotAtAll() {
        String sku = soldOut();
        ask(sku, address);
        shop.update("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$");
        shop.update("CREATE TRIGGER die BEFORE UPDATE OF mailed_at ON stock_alert FOR EACH ROW WHEN (new.sku = '" + sku
                + "') EXECUTE FUNCTION die()");
        try {
            putBack(sku);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                    shop.text("SELECT due_at IS NOT NULL FROM stock_alert WHERE sku = ?", sku)).isEqualTo("t"));
            assertThatThrownBy(alerts::queueDue).hasStackTraceContaining("killed");
            assertThat(mails()).isEqualTo("0");
        } finally {
            shop.update("DROP TRIGGER die ON stock_alert");
            shop.update("DROP FUNCTION die()");
        }

        awaitMails(1);
        alerts.queueDue();
        assertThat(mails()).isEqualTo("1");
    }

    @Test
    void whoAsksForWhatIsThereGetsTheMailAtOnce() {
        ask(shop.product(1), address);

        awaitMails(1);
    }

    @Test
    void tooMuchIsLeftOutWithoutAWord() {
        for (int sold = 0; sold < 22; sold++) {
            ask(soldOut(), address);
        }
        assertThat(count(address)).isEqualTo("20");

        String sku = soldOut();
        for (int asked = 0; asked < 52; asked++) {
            alerts.ask(new EmailAddress(asked + address), sku, Language.ENGLISH, address);
        }
        assertThat(shop.text("SELECT count(*) FROM stock_alert WHERE sku = ?", sku)).isEqualTo("50");
    }

    @Test
    void theLinkInTheMailForgetsTheAddressAndNoOther() {
        String other = UUID.randomUUID() + "@example.org";
        String waiting = soldOut();
        ask(waiting, address);
        ask(waiting, other);
        ask(shop.product(1), address);
        awaitMails(1);
        Matcher link = Pattern.compile("token=([A-Za-z0-9_-]{24})")
                .matcher(shop.text("SELECT body_text FROM notification WHERE recipient = ?", address));
        assertThat(link.find()).isTrue();

        alerts.forget("x".repeat(24));
        alerts.forget(null);
        assertThat(count(address)).isEqualTo("2");
        alerts.forget(link.group(1));

        assertThat(count(address)).isEqualTo("0");
        assertThat(count(other)).isEqualTo("1");
    }

    @Test
    void whatIsOldIsForgotten() {
        String sku = soldOut();
        ask(sku, address);
        shop.update("UPDATE stock_alert SET created_at = created_at - interval '181 days' WHERE email = ?", address);

        alerts.forgetOld();

        assertThat(count(address)).isEqualTo("0");
    }

    @Test
    void nobodyCanAskForWhatIsNotSold() {
        assertThatThrownBy(() -> ask("NO-SUCH", address)).isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> ask("' OR 1=1", address)).isInstanceOf(BusinessException.class);
    }

    private void ask(String sku, String email) {
        alerts.ask(new EmailAddress(email), sku, Language.GERMAN, CLIENT + UUID.randomUUID());
    }

    private String soldOut() {
        String sku = shop.product(1);
        sellOut(sku, "");
        return sku;
    }

    /** Waits until the catalogue knows: only then it can come back. */
    private void sellOut(String sku, String reference) {
        awaitShelf(sku, "1");
        shop.inTransaction(() -> {
            inventory.reserve(sku + reference, new TreeMap<>(Map.of(sku, 1)), null);
            return null;
        });
        awaitShelf(sku, "0");
    }

    private void awaitShelf(String sku, String shelf) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(shop.text("SELECT shelf FROM variant WHERE sku = ?", sku)).isEqualTo(shelf));
    }

    private void putBack(String sku) {
        shop.inTransaction(() -> inventory.release(sku));
    }

    private String count(String email) {
        return shop.text("SELECT count(*) FROM stock_alert WHERE lower(email) = lower(?)", email);
    }

    private String mails() {
        return shop.text("SELECT count(*) FROM notification WHERE lower(recipient) = lower(?)", address);
    }

    private void awaitMails(int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(mails()).isEqualTo(String.valueOf(count)));
    }
}
