package org.meo.integration.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.catalog.SellableVariant;
import org.meo.customers.Channel;
import org.meo.customers.PartnerCustomer;
import org.meo.orders.NewOrder;
import org.meo.orders.PartnerTerms;
import org.meo.payments.InvoiceCredit;
import org.meo.shared.Rounding;

/**
 * Judges requests by the rules, one after the other: what one that passes takes of stock and credit, the next one does not
 * find any more. Names all that is wrong with each.
 */
final class Judge {

    static final String INVOICE = "invoice";
    /** What amounts of orders take, with room for their sum. */
    private static final BigDecimal MOST = new BigDecimal("100000000000");

    private final Map<String, Channel> channels;
    private final Map<PartnerCustomer.Key, PartnerCustomer> customers;
    private final Map<Long, InvoiceCredit.Credit> credit;
    private final Goods goods;
    private final Map<String, Long> available;
    private final Map<Long, Money> used = new HashMap<>();
    private final List<String> currencies;
    private final Instant now;

    /** @param available of the SKUs that are stocked, how many can be had */
    Judge(Map<String, Channel> channels, Map<PartnerCustomer.Key, PartnerCustomer> customers,
            Map<Long, InvoiceCredit.Credit> credit, Goods goods, Map<String, Long> available, List<String> currencies, Instant now) {
        this.channels = channels;
        this.customers = customers;
        this.credit = credit;
        this.goods = goods;
        this.available = new HashMap<>(available);
        this.currencies = currencies;
        this.now = now;
    }

    /** @param partner the broker user that sent it */
    Verdict judge(String partner, OrderRequest request) {
        List<Rejection> wrong = new ArrayList<>(request.wrong());
        if (request.expiresAt() != null && request.expiresAt().isBefore(now)) {
            wrong.add(OrderRequest.invalid("/expiresAt", "The request has expired."));
        }
        Channel channel = sold(channels, partner, request);
        if (channel == null) {
            wrong.add(OrderRequest.invalid("/channel", "There is no such channel."));
        }
        boolean knownCurrency = currencies.contains(request.currency());
        if (!knownCurrency) {
            wrong.add(OrderRequest.invalid("/currency", "The store does not sell in this currency."));
        }
        PartnerCustomer customer = channel == null ? null : customers.get(new PartnerCustomer.Key(request.channel(), request.customerId()));
        if (channel != null && customer == null && !channel.opensCustomers()) {
            wrong.add(new Rejection(Rejection.UNKNOWN_CUSTOMER, "/customer/externalId", "The store does not know this customer."));
        }
        List<NewOrder.Line> lines = knownCurrency ? price(request, channel, wrong) : List.of();
        SortedMap<String, Integer> quantities = countStock(request, wrong);
        Money total = null;
        if (lines.size() == request.lines().size()) {
            total = Money.total(lines.stream().map(NewOrder.Line::total).toList());
            if (total.getAmount().compareTo(MOST) >= 0) {
                wrong.add(OrderRequest.invalid("/lines", "The order comes to too much."));
            } else if (customer != null) {
                countCredit(request, customer, total, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            return new Verdict(wrong, null, null, null);
        }
        quantities.forEach((sku, quantity) -> available.merge(sku, -(long) quantity, Long::sum));
        used.merge(customer.id(), total, Money::plus);
        return new Verdict(List.of(), order(request, customer, lines, total), customer, quantities);
    }

    /** Null for a channel by which the partner does not sell: nobody learns of others' channels, customers and orders. */
    static Channel sold(Map<String, Channel> channels, String partner, OrderRequest request) {
        Channel channel = channels.get(request.channel());
        return channel == null || !channel.isOpenTo(partner) ? null : channel;
    }

    private List<NewOrder.Line> price(OrderRequest request, Channel channel, List<Rejection> wrong) {
        CurrencyUnit currency = CurrencyUnit.of(request.currency());
        List<NewOrder.Line> lines = new ArrayList<>();
        for (int index = 0; index < request.lines().size(); index++) {
            OrderRequest.Line line = request.lines().get(index);
            String path = "/lines/" + index;
            SellableVariant variant = goods.find(request.currency(), line.sku());
            if (variant == null) {
                wrong.add(unknown(path, line.sku()));
                continue;
            }
            Money price = goods.price(request.currency(), line.sku());
            boolean agreed = line.unitPrice() != null && channel != null && channel.agreedPrices();
            if (price == null && !agreed) {
                wrong.add(new Rejection(Rejection.PRICE_MISMATCH, path + "/unitPrice", "The store has no price for this in " + currency + "."));
            } else if (!agreed && channel != null && line.unitPrice() != null && line.unitPrice().compareTo(price.getAmount()) != 0) {
                wrong.add(new Rejection(Rejection.PRICE_MISMATCH, path + "/unitPrice", "The store's price is " + price.getAmount().toPlainString() + "."));
            } else {
                BigMoney unitPrice = agreed ? BigMoney.of(currency, line.unitPrice()) : price.toBigMoney();
                lines.add(new NewOrder.Line(variant.sku(), variant.name(), variant.label(), variant.picture(), line.quantity(),
                        unitPrice, Rounding.lineTotal(unitPrice, line.quantity()), Money.zero(currency), Money.zero(currency),
                        BigDecimal.ZERO));
            }
        }
        return lines;
    }

    private Rejection unknown(String path, String sku) {
        String spelling = goods.spelling(sku);
        return new Rejection(Rejection.UNKNOWN_SKU, path + "/sku",
                spelling == null ? "The store does not sell this." : "The store does not sell this; it spells it " + spelling + ".");
    }

    /** Lines of one SKU take from the same stock; each line for which there is not enough left is named. */
    private SortedMap<String, Integer> countStock(OrderRequest request, List<Rejection> wrong) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        for (int index = 0; index < request.lines().size(); index++) {
            OrderRequest.Line line = request.lines().get(index);
            if (goods.find(request.currency(), line.sku()) != null) {
                int taken = quantities.getOrDefault(line.sku(), 0);
                long left = Math.max(0, available.getOrDefault(line.sku(), 0L) - taken);
                if (line.quantity() > left) {
                    wrong.add(new Rejection(Rejection.OUT_OF_STOCK, "/lines/" + index + "/quantity",
                            left == 0 ? "There is none left." : "There are only " + left + " left."));
                } else {
                    quantities.put(line.sku(), taken + line.quantity());
                }
            }
        }
        return quantities;
    }

    private void countCredit(OrderRequest request, PartnerCustomer customer, Money total, List<Rejection> wrong) {
        if (request.paymentDays() != null && request.paymentDays() > customer.paymentDays()) {
            wrong.add(new Rejection(Rejection.CREDIT_REFUSED, "/payment/terms",
                    "Agreed with this customer is NET" + customer.paymentDays() + "."));
        }
        InvoiceCredit.Credit account = credit.get(customer.id());
        if (account == null || !account.limit().isPositive()) {
            wrong.add(new Rejection(Rejection.CREDIT_REFUSED, "/payment/method", "This customer does not buy on invoice."));
        } else if (!account.limit().getCurrencyUnit().equals(total.getCurrencyUnit())) {
            wrong.add(new Rejection(Rejection.CREDIT_REFUSED, "/currency",
                    "This customer's credit is in " + account.limit().getCurrencyUnit() + "."));
        } else if (total.plus(used.getOrDefault(customer.id(), Money.zero(total.getCurrencyUnit()))).isGreaterThan(account.available())) {
            wrong.add(new Rejection(Rejection.CREDIT_REFUSED, "/payment/method", "This order exceeds the customer's credit limit."));
        }
    }

    private static NewOrder order(OrderRequest request, PartnerCustomer customer, List<NewOrder.Line> lines, Money total) {
        Money zero = Money.zero(total.getCurrencyUnit());
        long agreed = request.lines().stream().filter(line -> line.unitPrice() != null).count();
        List<String> trace = List.of(agreed + " lines at prices of the request, " + (lines.size() - agreed) + " at the store's",
                "total " + total);
        return new NewOrder(request.channel(), request.externalId(), null,
                new NewOrder.Buyer(null, request.email(), null, Locale.UK), request.shipTo(), request.billTo(), lines,
                new NewOrder.Amounts(total, zero, zero, zero, false, total, zero), null, INVOICE, trace,
                new PartnerTerms(customer.externalId(), Optional.ofNullable(request.paymentDays()).orElseGet(customer::paymentDays),
                        request.note(), request.requestedAt(), request.hash()));
    }

    /**
     * @param rejections empty for a request that becomes an order
     * @param order      null like the rest when it does not
     */
    record Verdict(List<Rejection> rejections, NewOrder order, PartnerCustomer customer, SortedMap<String, Integer> quantities) {
    }
}
