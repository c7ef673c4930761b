package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.cart.Carts;
import org.meo.checkout.Checkout;
import org.meo.checkout.PaymentEntry;
import org.meo.checkout.PlaceOrder;
import org.meo.checkout.PlacedOrder;
import org.meo.checkout.Placement;
import org.meo.fulfilment.Fulfilments;
import org.meo.inventory.Inventory;
import org.meo.orders.OrderStatus;
import org.meo.orders.Orders;
import org.meo.payments.ProviderAnswer;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;

@ExtendWith(ArquillianExtension.class)
class PlacingOrderIT {

    @Inject
    private Shop shop;

    @EJB
    private PaymentEntry payment;

    @Inject
    private Checkout checkout;

    @EJB
    private Placement placement;

    @EJB
    private Carts carts;

    @EJB
    private Orders orders;

    @EJB
    private Fulfilments fulfilments;

    @EJB
    private Inventory inventory;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void takesStockNotesThePaymentAndAsksTheWarehouse() {
        String sku = shop.product(10);

        PlacedOrder order = shop.buy(sku, 3);

        assertThat(shop.text("SELECT status FROM orders WHERE number = ?", order.number())).isEqualTo("PLACED");
        assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?", order.number())).isEqualTo("AUTHORISED");
        assertThat(shop.text("SELECT state FROM reservation WHERE reference = ?", order.number())).isEqualTo("CONFIRMED");
        assertThat(shop.available(sku)).isEqualTo(7);
        JsonObject request = shop.fulfilmentRequest(order.number());
        assertThat(request.getString("orderNumber")).isEqualTo(order.number());
        assertThat(request.getJsonArray("lines").getJsonObject(0).getInt("quantity")).isEqualTo(3);
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void rollBackSendsNothing() {
        String sku = shop.product(10);
        PlacedOrder before = shop.buy(sku, 1);
        shop.fulfilmentRequest(before.number());

        shop.rolledBack(() -> {
            fulfilments.request(orders.get(before.number()));
            return null;
        });
        PlacedOrder after = shop.buy(sku, 1);

        // What was written later has arrived, so what was rolled back would have, too.
        shop.fulfilmentRequest(after.number());
        assertThat(shop.receive("meo.fulfilment.out", "JMSCorrelationID = '" + before.number() + "'", Duration.ofMillis(500)))
                .isEmpty();
        assertThat(shop.text("SELECT count(*) FROM fulfilment WHERE order_number = ?", before.number())).isEqualTo("1");
    }

    @Test
    void theSameCartAgainGivesTheFirstOrderAgain() {
        String sku = shop.product(10);
        PlaceOrder purchase = shop.purchase(shop.cartWith(sku, 1), Shop.APPROVED);

        PlacedOrder first = checkout.placeOrder(purchase).order();

        assertThat(checkout.placeOrder(purchase).order()).isEqualTo(first);
        assertThat(shop.available(sku)).isEqualTo(9);
    }

    @Test
    void theSameCartAtTheSameTimeGivesOneOrder() throws Exception {
        String sku = shop.product(10);
        PlaceOrder purchase = shop.purchase(shop.cartWith(sku, 2), Shop.APPROVED);

        List<Future<PlacedOrder>> answers = new ArrayList<>();
        for (int click = 0; click < 8; click++) {
            answers.add(executor.submit(() -> checkout.placeOrder(purchase).order()));
        }
        PlacedOrder first = answers.get(0).get(30, TimeUnit.SECONDS);

        for (Future<PlacedOrder> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(first);
        }
        assertThat(shop.available(sku)).isEqualTo(8);
        assertThat(shop.text("SELECT count(*) FROM payment WHERE order_number = ?", first.number())).isEqualTo("1");
    }

    @Test
    void declinedCardGivesStockBackAndKeepsTheCart() {
        String sku = shop.product(10);
        String cart = shop.cartWith(sku, 4);

        assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(cart, Shop.DECLINED)))
                .isInstanceOfSatisfying(BusinessException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("PAYMENT_DECLINED");
                    assertThat(refused.path()).isEqualTo("cardNumber");
                });

        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(carts.view(cart).count()).isEqualTo(4);
        PlacedOrder order = checkout.placeOrder(shop.purchase(cart, Shop.APPROVED)).order();
        assertThat(shop.text("SELECT status FROM orders WHERE number = ?", order.number())).isEqualTo("PLACED");
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void changedTotalIsToldAndNotCharged() {
        String sku = shop.product(10);
        String cart = shop.cartWith(sku, 1);

        assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(cart, Shop.APPROVED, Money.parse("GBP 1.00"), Money.parse("GBP 1.00"))))
                .isInstanceOfSatisfying(BusinessException.class,
                        refused -> assertThat(refused.code()).isEqualTo("PRICE_CHANGED"));

        PlaceOrder shown = shop.purchase(cart, Shop.APPROVED);
        Money euros = Money.of(CurrencyUnit.EUR, shown.expectedTotal().getAmount());
        for (PlaceOrder tampered : List.of(shop.purchase(cart, Shop.APPROVED, euros, euros),
                shop.purchase(cart, Shop.APPROVED, euros, shown.expectedDue()), shop.purchase(cart, Shop.APPROVED, null, null))) {
            assertThatThrownBy(() -> checkout.placeOrder(tampered)).hasMessageContaining("PRICE_CHANGED");
        }
        for (Money due : new Money[] {euros, Money.zero(CurrencyUnit.GBP), null}) {
            assertThatThrownBy(() -> checkout.placeOrder(shop.purchase(cart, Shop.APPROVED, shown.expectedTotal(), due)))
                    .hasMessageContaining("DUE_CHANGED");
        }
        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(shop.text("SELECT count(*) FROM order_line WHERE sku = ?", sku)).isEqualTo("0");
    }

    @Test
    void unansweredPaymentGivesStockBackOnceAndRefusesALateAnswer() {
        String sku = shop.product(10);
        Placement.Begun begun = placement.begin(shop.purchase(shop.cartWith(sku, 5), Shop.APPROVED));
        assertThat(shop.available(sku)).isEqualTo(5);
        shop.update("UPDATE orders SET created_at = created_at - interval '1 hour' WHERE number = ?", begun.order().number());
        assertThat(placement.overdue()).contains(begun.order().number());

        assertThat(placement.giveUp(begun.order().number(), "test", "no answer")).isTrue();
        assertThat(placement.giveUp(begun.order().number(), "test", "no answer")).isFalse();

        assertThat(shop.available(sku)).isEqualTo(10);
        assertThat(placement.settle(begun.order().number(), begun.paymentKey(), new ProviderAnswer.Approved("late")).status())
                .isEqualTo(OrderStatus.PAYMENT_FAILED);
        await().untilAsserted(() -> assertThat(shop.text("SELECT status FROM payment WHERE order_number = ?",
                begun.order().number())).isEqualTo("VOIDED"));
        assertThat(inventory.mismatches()).isEmpty();
    }

    @Test
    void stalePaymentIsNotOverdueBeforeItsTime() {
        String sku = shop.product(1);
        Placement.Begun begun = placement.begin(shop.purchase(shop.cartWith(sku, 1), Shop.APPROVED));

        assertThat(placement.overdue()).doesNotContain(begun.order().number());
    }

    @Test
    void cartKeepsWhatTwoTabsPutIn() throws Exception {
        String sku = shop.product(100);
        String cart = shop.cartWith(sku, 1);

        List<Future<String>> tabs = new ArrayList<>();
        for (int tab = 0; tab < 10; tab++) {
            tabs.add(executor.submit(() -> carts.add(cart, sku, 2)));
        }
        for (Future<String> tab : tabs) {
            assertThat(tab.get(30, TimeUnit.SECONDS)).isEqualTo(cart);
        }

        assertThat(carts.view(cart).count()).isEqualTo(21);
        carts.setQuantity(cart, sku, 0);
        assertThat(carts.view(cart).isEmpty()).isTrue();
    }

    @Test
    void enteringThePaymentHoldsStockWhichTheOrderTakesOver() {
        String sku = shop.product(5);
        String cart = shop.cartWith(sku, 3);

        payment.enter(cart, "gb-standard", Language.ENGLISH, null, null);
        payment.enter(cart, "gb-standard", Language.ENGLISH, null, null);
        assertThat(shop.available(sku)).isEqualTo(2);

        carts.setQuantity(cart, sku, 2);
        payment.enter(cart, "gb-standard", Language.ENGLISH, null, null);
        assertThat(shop.available(sku)).isEqualTo(3);

        checkout.placeOrder(shop.purchase(cart, Shop.APPROVED));
        assertThat(shop.available(sku)).isEqualTo(3);
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("2");
        assertThat(shop.text("SELECT sum(reserved_delta) FROM stock_movement WHERE sku = ?", sku)).isEqualTo("2");
    }

    @Test
    void whatChangedAfterThePaymentWasEnteredIsPromisedAnew() {
        String sku = shop.product(5);
        String cart = shop.cartWith(sku, 3);
        payment.enter(cart, "gb-standard", Language.ENGLISH, null, null);
        carts.setQuantity(cart, sku, 5);

        checkout.placeOrder(shop.purchase(cart, Shop.APPROVED));

        assertThat(shop.available(sku)).isZero();
        assertThat(shop.text("SELECT reserved FROM stock_level WHERE sku = ?", sku)).isEqualTo("5");
    }
}
