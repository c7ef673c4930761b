package org.meo.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.Rounding;

/** What a promotion gives. Each looks at prices before any discount, so that it does not matter which comes first. */
public sealed interface Benefit {

    BigDecimal HUNDRED = new BigDecimal(100);

    /** So many pieces at this price. @param total of all of them */
    record Line(int quantity, BigMoney unitPrice, Money total) {
    }

    /**
     * What is taken off each line: not negative, at most its total.
     *
     * @param lines that the promotion is about, not empty, in an order that does not depend on the cart's
     */
    List<Money> off(List<Line> lines);

    /** Whether there is anything to give in that currency. */
    default boolean isGivenIn(CurrencyUnit currency) {
        return true;
    }

    /** So much of every hundred. */
    record Percentage(BigDecimal percent) implements Benefit {
        @Override
        public List<Money> off(List<Line> lines) {
            return percentOff(lines, percent);
        }
    }

    /** An amount, at most what the lines cost. */
    record AmountOff(Map<String, BigDecimal> amounts) implements Benefit {

        public AmountOff {
            amounts = Map.copyOf(amounts);
        }

        @Override
        public List<Money> off(List<Line> lines) {
            Money sum = sum(lines);
            Money amount = Money.of(sum.getCurrencyUnit(), amounts.get(sum.getCurrencyUnit().getCode()));
            return split(amount.isGreaterThan(sum) ? sum : amount, lines);
        }

        @Override
        public boolean isGivenIn(CurrencyUnit currency) {
            return amounts.containsKey(currency.getCode());
        }
    }

    /**
     * Of every {@code buy + get} pieces {@code get} are cheaper: of one SKU, or the cheapest of all.
     *
     * @param percent off those that are got; 100: they are free
     */
    record BuyGet(int buy, int get, BigDecimal percent, boolean bySku) implements Benefit {
        @Override
        public List<Money> off(List<Line> lines) {
            if (bySku) {
                return lines.stream().map(line -> off(line, got(line.quantity()))).toList();
            }
            int left = got(lines.stream().mapToInt(Line::quantity).sum());
            List<Money> off = new ArrayList<>(Collections.nCopies(lines.size(), zero(lines)));
            List<Integer> cheapestFirst = IntStream.range(0, lines.size()).boxed()
                    .sorted(Comparator.comparing(index -> lines.get(index).unitPrice())).toList();
            for (int index : cheapestFirst) {
                int pieces = Math.min(left, lines.get(index).quantity());
                off.set(index, off(lines.get(index), pieces));
                left -= pieces;
            }
            return off;
        }

        private int got(int pieces) {
            return pieces / (buy + get) * get;
        }

        private Money off(Line line, int pieces) {
            Money off = Rounding.percentOf(line.unitPrice().multipliedBy(pieces), percent);
            return off.isGreaterThan(line.total()) ? line.total() : off;
        }
    }

    /** The more pieces the more of every hundred: of one SKU, or of all. @param tiers ascending */
    record Tiered(List<Tier> tiers, boolean bySku) implements Benefit {

        public Tiered {
            tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::from)).toList();
        }

        @Override
        public List<Money> off(List<Line> lines) {
            if (!bySku) {
                return percentOff(lines, percent(lines.stream().mapToInt(Line::quantity).sum()));
            }
            return lines.stream().map(line -> Rounding.percentOf(line.total().toBigMoney(), percent(line.quantity()))).toList();
        }

        private BigDecimal percent(int pieces) {
            return tiers.stream().filter(tier -> pieces >= tier.from).map(Tier::percent).reduce(BigDecimal.ZERO, (less, more) -> more);
        }
    }

    /** From so many pieces on. */
    record Tier(int from, BigDecimal percent) {
    }

    /** The cheapest way to send it is free. */
    record FreeShipping() implements Benefit {
        @Override
        public List<Money> off(List<Line> lines) {
            return Collections.nCopies(lines.size(), zero(lines));
        }
    }

    private static List<Money> percentOff(List<Line> lines, BigDecimal percent) {
        return split(Rounding.percentOf(sum(lines).toBigMoney(), percent), lines);
    }

    private static List<Money> split(Money amount, List<Line> lines) {
        return Rounding.split(amount, lines.stream().map(line -> line.total().getAmount()).toList());
    }

    private static Money sum(List<Line> lines) {
        return lines.stream().map(Line::total).reduce(zero(lines), Money::plus);
    }

    private static Money zero(List<Line> lines) {
        return Money.zero(lines.get(0).total().getCurrencyUnit());
    }
}
