package org.meo.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meo.pricing.Examples.NOW;
import static org.meo.pricing.Examples.about;
import static org.meo.pricing.Examples.amount;
import static org.meo.pricing.Examples.amountOff;
import static org.meo.pricing.Examples.dated;
import static org.meo.pricing.Examples.exclusive;
import static org.meo.pricing.Examples.forGroup;
import static org.meo.pricing.Examples.from;
import static org.meo.pricing.Examples.gbp;
import static org.meo.pricing.Examples.inCategories;
import static org.meo.pricing.Examples.item;
import static org.meo.pricing.Examples.percent;
import static org.meo.pricing.Examples.price;
import static org.meo.pricing.Examples.promotion;
import static org.meo.pricing.Examples.quote;
import static org.meo.pricing.Examples.rules;
import static org.meo.pricing.Examples.withCoupon;

import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PromotionTest {

    @Test
    void aPercentageIsSplitOverTheLinesToTheLastPenny() {
        Quote quote = quote(rules(promotion(1, percent("10"))), item("A", 1, "0.35"), item("B", 1, "0.35"), item("C", 1, "0.35"));

        assertThat(quote.discount()).isEqualTo(gbp("0.11"));
        assertThat(quote.lines()).extracting(QuotedLine::discount).containsExactly(gbp("0.04"), gbp("0.04"), gbp("0.03"));
        assertThat(quote.promotions()).containsExactly(new AppliedPromotion(1, null, "Promotion 1", gbp("0.11")));
    }

    @Test
    void anAmountIsNeverMoreThanWhatItIsAbout() {
        Rules rules = rules(about(promotion(1, amountOff("20")), "PEN"));

        Quote quote = quote(rules, item("PEN", 1, "12.00"), item("INK", 1, "9.00"));

        assertThat(quote.lines()).extracting(QuotedLine::discount).containsExactly(gbp("12.00"), gbp("0.00"));
        assertThat(quote.lines().get(0).tax()).isEqualTo(gbp("0.00"));
        assertThat(quote.total()).isEqualTo(gbp("12.95"));
    }

    @Test
    void threeForTwoCountsEachSkuByItself() {
        Rules rules = rules(promotion(1, new Benefit.BuyGet(2, 1, amount("100"), true)));

        Quote quote = quote(rules, item("A", 7, "2.00"), item("B", 2, "1.00"));

        assertThat(quote.lines()).extracting(QuotedLine::discount).containsExactly(gbp("4.00"), gbp("0.00"));
    }

    @Test
    void theCheapestOfAllIsHalfPrice() {
        Rules rules = rules(promotion(1, new Benefit.BuyGet(1, 1, amount("50"), false)));

        Quote quote = quote(rules, item("DEAR", 2, "30.00"), item("CHEAP", 1, "3.01"), item("MIDDLE", 1, "10.00"));

        assertThat(quote.lines()).extracting(QuotedLine::discount).containsExactly(gbp("0.00"), gbp("1.51"), gbp("5.00"));
    }

    @Test
    void tiersGrowWithTheQuantity() {
        Benefit bySku = new Benefit.Tiered(List.of(new Benefit.Tier(10, amount("10")), new Benefit.Tier(5, amount("5"))), true);
        Benefit together = new Benefit.Tiered(List.of(new Benefit.Tier(10, amount("10"))), false);

        assertThat(quote(rules(promotion(1, bySku)), item("A", 4, "10.00"), item("B", 5, "10.00"), item("C", 10, "10.00")).lines())
                .extracting(QuotedLine::discount).containsExactly(gbp("0.00"), gbp("2.50"), gbp("10.00"));
        assertThat(quote(rules(promotion(1, together)), item("A", 4, "10.00"), item("B", 6, "10.00")).discount())
                .isEqualTo(gbp("10.00"));
    }

    @Test
    void aCategoryAndAListOfSkusAddUp() {
        Promotion both = new Promotion(1, "Both", null, percent("50"), Set.of("INK"), Set.of(5L, 6L), null, null, null,
                java.util.Map.of(), false, false);
        PricedItem pen = new PricedItem("PEN", 1, Money.parse("GBP 10").toBigMoney(), "standard", 6, 0);

        assertThat(quote(rules(both), pen, item("INK", 1, "4.00"), item("CAP", 1, "4.00")).lines())
                .extracting(QuotedLine::discount).containsExactly(gbp("5.00"), gbp("2.00"), gbp("0.00"));
        assertThat(quote(rules(inCategories(promotion(1, percent("50")), 7L)), pen).discount()).isEqualTo(gbp("0.00"));
    }

    @Test
    void freeShippingMakesTheCheapestMethodFree() {
        Rules rules = rules(from(promotion(1, new Benefit.FreeShipping()), "9.00"));
        Priced priced = price(rules, Terms.DOMESTIC, item("PEN", 1, "9.00"));

        assertThat(priced.quote().shipping()).isEqualTo(gbp("0.00"));
        assertThat(priced.quote().promotions()).extracting(AppliedPromotion::amount).containsExactly(gbp("3.95"));
        assertThat(priced.shipping()).extracting(ShippingOption::price).containsExactly(gbp("0.00"), gbp("7.95"));
        assertThat(quote(rules, item("PEN", 1, "8.99")).shipping()).isEqualTo(gbp("3.95"));
        // What is free already is no saving.
        assertThat(quote(rules, item("PEN", 1, "50.00")).promotions()).isEmpty();
    }

    @Test
    void holdsFromItsFirstMomentToBeforeItsLast() {
        Promotion tenth = promotion(1, percent("10"));

        assertThat(quote(rules(dated(tenth, NOW, NOW.plusSeconds(1))), item("A", 1, "9.00")).discount()).isEqualTo(gbp("0.90"));
        assertThat(quote(rules(dated(tenth, NOW.plusSeconds(1), null)), item("A", 1, "9.00")).discount()).isEqualTo(gbp("0.00"));
        assertThat(quote(rules(dated(tenth, null, NOW)), item("A", 1, "9.00")).discount()).isEqualTo(gbp("0.00"));
    }

    @Test
    void holdsForItsGroupOnly() {
        Rules rules = rules(forGroup(promotion(1, percent("10")), "school"));
        Terms school = new Terms("GB", null, null, null, 5L, "school");

        assertThat(price(rules, school, item("A", 1, "9.00")).quote().discount()).isEqualTo(gbp("0.90"));
        assertThat(quote(rules, item("A", 1, "9.00")).discount()).isEqualTo(gbp("0.00"));
    }

    @Test
    void manyTogetherTakeNoMoreThanThereIs() {
        Quote quote = quote(rules(promotion(1, percent("60")), promotion(2, percent("60"))), item("A", 1, "10.00"));

        assertThat(quote.discount()).isEqualTo(gbp("10.00"));
        assertThat(quote.promotions()).extracting(AppliedPromotion::amount).containsExactly(gbp("6.00"), gbp("4.00"));
        assertThat(quote.total()).isEqualTo(gbp("3.95"));
    }

    @Test
    void ofExclusiveOnesAndAllOthersTogetherThatCountsWhichSavesMost() {
        Promotion five = promotion(1, percent("5"));
        Promotion six = promotion(2, percent("6"));
        Promotion tenAlone = exclusive(promotion(3, percent("10")));
        Promotion twentyAlone = exclusive(promotion(4, percent("20")));

        assertThat(ids(quote(rules(five, six, tenAlone), item("A", 1, "100.00")))).containsExactly(1L, 2L);
        assertThat(ids(quote(rules(five, six, tenAlone, twentyAlone), item("A", 1, "100.00")))).containsExactly(4L);
        assertThat(ids(quote(rules(exclusive(promotion(9, percent("20"))), twentyAlone), item("A", 1, "100.00")))).containsExactly(4L);
    }

    @Test
    void aCouponBringsItsPromotionOrSaysWhyNot() {
        Promotion tenth = withCoupon(from(promotion(1, percent("10")), "20.00"));
        Rules rules = rules(tenth);

        assertThat(quote(rules, item("A", 1, "30.00")).discount()).isEqualTo(gbp("0.00"));
        Priced with = price(rules, 1L, null, item("A", 1, "30.00"));
        assertThat(with.quote().promotions()).extracting(AppliedPromotion::coupon).containsExactly("CODE");
        assertThat(with.refused()).isEmpty();
        assertThat(price(rules, 1L, null, item("A", 1, "19.99")).refused().get("CODE"))
                .isEqualTo(Refusal.of("COUPON_MINIMUM", gbp("20.00")));
        assertThat(why(dated(tenth, null, NOW))).isEqualTo("COUPON_EXPIRED");
        assertThat(why(dated(tenth, NOW.plusSeconds(1), null))).isEqualTo("COUPON_NOT_YET");
        assertThat(why(forGroup(tenth, "school"))).isEqualTo("COUPON_NOT_FOR_YOU");
        assertThat(why(about(tenth, "INK"))).isEqualTo("COUPON_NOTHING");
        assertThat(price(rules(tenth, exclusive(promotion(2, percent("50")))), 1L, null, item("A", 1, "30.00")).refused().get("CODE").code())
                .isEqualTo("COUPON_NOT_BEST");
        assertThat(price(rules(), 1L, null, item("A", 1, "30.00")).refused().get("CODE").code()).isEqualTo("COUPON_EXPIRED");
    }

    @Test
    void codesAreTheSameInWhateverWayTheyAreTyped() {
        assertThat(Coupons.normalise(" spring-26 ")).contains("SPRING-26");
        assertThat(Coupons.normalise("x".repeat(10_000))).isEmpty();
        assertThat(Coupons.normalise("'; DROP TABLE coupon")).isEmpty();
        assertThat(Coupons.normalise(null)).isEmpty();
        assertThat(GiftCards.normalise("o123-4567 89ab-cdeI")).contains("0123456789ABCDE1");
        assertThat(GiftCards.normalise("0123-4567-89AB")).isEmpty();
    }

    private static String why(Promotion promotion) {
        return price(rules(promotion), 1L, null, item("A", 1, "30.00")).refused().get("CODE").code();
    }

    private static List<Long> ids(Quote quote) {
        return quote.promotions().stream().map(AppliedPromotion::promotionId).toList();
    }
}
