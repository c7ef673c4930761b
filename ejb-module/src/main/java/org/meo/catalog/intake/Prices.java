package org.meo.catalog.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Prices as files and messages write them: the same is taken and refused of both. */
final class Prices {

    private static final int MAX_DECIMALS = 2;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]+)?");

    private Prices() {
    }

    /** @throws RowRefused when it is none, or one of more decimals than prices are kept with */
    static CurrencyUnit currency(String code) {
        try {
            CurrencyUnit currency = CurrencyUnit.of(code);
            if (currency.getDecimalPlaces() <= MAX_DECIMALS) {
                return currency;
            }
            throw new RowRefused(Rejection.Code.INVALID_CURRENCY, code + " has more than " + MAX_DECIMALS + " decimals");
        } catch (IllegalCurrencyException e) {
            throw new RowRefused(Rejection.Code.INVALID_CURRENCY, Rejection.quoted(code) + " is not a currency");
        }
    }

    /**
     * @param name      what the amount is called, for whoever reads why it was refused
     * @param compareAt null when there is no former price
     * @throws RowRefused when the price is no amount above zero, or the former one not above the price
     */
    static ProductDraft.Price price(String name, String text, String compareAtName, String compareAt, CurrencyUnit currency) {
        Money price = amount(name, text, currency, Rejection.Code.INVALID_PRICE);
        Money former = compareAt == null ? null : amount(compareAtName, compareAt, currency, Rejection.Code.INVALID_COMPARE_AT);
        if (former != null && !former.isGreaterThan(price)) {
            throw new RowRefused(Rejection.Code.INVALID_COMPARE_AT,
                    "the former price " + former + " is not above the price " + price);
        }
        return new ProductDraft.Price(price, former);
    }

    private static Money amount(String name, String text, CurrencyUnit currency, Rejection.Code code) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new RowRefused(code, name + " " + Rejection.quoted(text) + " is not an amount such as 12.50");
        }
        BigDecimal amount = new BigDecimal(text);
        if (amount.scale() > currency.getDecimalPlaces()) {
            throw new RowRefused(Rejection.Code.PRICE_DECIMALS, name + " " + text + " has " + amount.scale()
                    + " decimals where " + currency + " has " + currency.getDecimalPlaces());
        }
        if (amount.signum() == 0) {
            throw new RowRefused(code, name + " is nothing");
        }
        return Money.of(currency, amount);
    }
}
