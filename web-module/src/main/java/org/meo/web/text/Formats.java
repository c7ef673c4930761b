package org.meo.web.text;

import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/** Writes amounts and times for a reader; the functions of one argument write for the reader of the current page. */
public final class Formats {

    /** Times are stored in UTC and shown where the store is. */
    public static final ZoneId STORE_ZONE = ZoneId.of("Europe/London");

    /** Most decimals of an agreed unit price. */
    private static final int MAX_DECIMALS = 4;

    private static final Map<Locale, Map<String, DecimalFormat>> CURRENCY_FORMATS = new ConcurrentHashMap<>();

    private Formats() {
    }

    /** @return empty for null */
    public static String money(BigMoneyProvider amount) {
        return money(amount, currentLocale());
    }

    /** With the currency's decimals, or up to four where the amount has more. @return empty for null */
    public static String money(BigMoneyProvider amount, Locale locale) {
        if (amount == null) {
            return "";
        }
        BigMoney money = amount.toBigMoney();
        BigDecimal value = money.getAmount();
        // Making a currency format is dear and one is not thread-safe; a clone of a kept one is neither.
        DecimalFormat format = currencyFormat(money.getCurrencyUnit().getCode(), locale);
        int decimals = money.getCurrencyUnit().getDecimalPlaces();
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(Math.max(decimals, Math.min(value.scale(), MAX_DECIMALS)));
        return format.format(value);
    }

    /** An amount without its decimals, for limits that have none. */
    public static String wholeMoney(String currency, int amount, Locale locale) {
        DecimalFormat format = currencyFormat(currency, locale);
        format.setMaximumFractionDigits(0);
        return format.format(amount);
    }

    private static DecimalFormat currencyFormat(String currency, Locale locale) {
        return (DecimalFormat) CURRENCY_FORMATS.computeIfAbsent(locale, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(currency, code -> {
                    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
                    format.setCurrency(Currency.getInstance(code));
                    return format;
                }).clone();
    }

    /** With one decimal at most, as ratings have. */
    public static String decimal(double number, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** @return empty for null */
    public static String day(Instant instant) {
        return day(instant, currentLocale());
    }

    /** @return empty for null */
    public static String day(Instant instant, Locale locale) {
        return format(instant, DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), locale);
    }

    /** @return empty for null */
    public static String date(LocalDate day) {
        return day == null ? "" : date(day, currentLocale());
    }

    static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    /** @return empty for null */
    public static String time(Instant instant) {
        return time(instant, currentLocale());
    }

    /** @return empty for null */
    public static String time(Instant instant, Locale locale) {
        return format(instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), locale);
    }

    /** The name of a country, given by its code. */
    public static String country(String code) {
        return code == null ? "" : new Locale("", code).getDisplayCountry(currentLocale());
    }

    private static String format(Instant instant, DateTimeFormatter formatter, Locale locale) {
        return instant == null ? "" : formatter.withLocale(locale).format(instant.atZone(STORE_ZONE));
    }

    static Locale currentLocale() {
        FacesContext context = FacesContext.getCurrentInstance();
        return context == null || context.getViewRoot() == null ? Locale.UK : context.getViewRoot().getLocale();
    }
}
