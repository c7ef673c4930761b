package org.meo.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** The one place where amounts are rounded to the smallest unit of their currency. */
public final class Rounding {

    private Rounding() {
    }

    /** Rounds half up to the currency's decimals. */
    public static Money toMoney(BigMoney exact) {
        return exact.toMoney(RoundingMode.HALF_UP);
    }

    /** Quantity times unit price, rounded once; {@code unitPrice} may have more decimals than its currency. */
    public static Money lineTotal(BigMoney unitPrice, int quantity) {
        return toMoney(unitPrice.multipliedBy(quantity));
    }

    /**
     * The tax inside a gross amount: {@code gross * rate / (1 + rate)}, rounded once.
     *
     * @param rate for instance 0.20; not negative
     */
    public static Money taxIncluded(Money gross, BigDecimal rate) {
        BigDecimal tax = gross.getAmount().multiply(rate)
                .divide(BigDecimal.ONE.add(rate), gross.getCurrencyUnit().getDecimalPlaces(), RoundingMode.HALF_UP);
        return Money.of(gross.getCurrencyUnit(), tax);
    }

    /** The tax that is added to a net amount, rounded once. @param rate not negative */
    public static Money taxOnTop(Money net, BigDecimal rate) {
        return net.multipliedBy(rate, RoundingMode.HALF_UP);
    }

    /** A gross price without the tax in it, to the currency's decimals, so that it can be shown and multiplied. */
    public static BigMoney withoutTax(BigMoney gross, BigDecimal rate) {
        BigDecimal net = gross.getAmount().divide(BigDecimal.ONE.add(rate), gross.getCurrencyUnit().getDecimalPlaces(),
                RoundingMode.HALF_UP);
        return BigMoney.of(gross.getCurrencyUnit(), net);
    }

    /** So much of every hundred, rounded once. */
    public static Money percentOf(BigMoney amount, BigDecimal percent) {
        return toMoney(amount.multipliedBy(percent.movePointLeft(2)));
    }

    /**
     * Splits an amount in proportion to weights so that the parts add up to it to the last unit: each gets its share
     * rounded down, the units left go to the largest remainders, the earlier part first among equals.
     *
     * @param total   may be negative or zero
     * @param weights not empty, none negative; all zero means equal parts
     */
    public static List<Money> split(Money total, List<BigDecimal> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("nothing to split over");
        }
        if (weights.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("negative weight in " + weights);
        }
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        List<BigInteger> shares = weights.stream().map(weight -> weight.setScale(Math.max(scale, 0)).unscaledValue()).toList();
        BigInteger sum = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            shares = weights.stream().map(weight -> BigInteger.ONE).toList();
            sum = BigInteger.valueOf(shares.size());
        }
        BigInteger units = BigInteger.valueOf(Math.abs(total.getAmountMinorLong()));
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = units;
        for (BigInteger share : shares) {
            BigInteger[] quotient = units.multiply(share).divideAndRemainder(sum);
            parts.add(quotient[0]);
            remainders.add(quotient[1]);
            left = left.subtract(quotient[0]);
        }
        IntStream.range(0, parts.size()).boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left.intValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        long sign = total.isNegative() ? -1 : 1;
        return parts.stream().map(part -> Money.ofMinor(total.getCurrencyUnit(), sign * part.longValueExact())).toList();
    }
}
