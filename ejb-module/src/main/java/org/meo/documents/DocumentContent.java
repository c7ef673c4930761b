package org.meo.documents;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderView;
import org.meo.shared.Rounding;

/** What stands on a document, as JSON that never changes once it is issued. */
final class DocumentContent {

    /** Tried first when it is asked which rate delivery was taxed at. */
    private static final List<BigDecimal> USUAL_RATES = List.of(new BigDecimal("0.20"), BigDecimal.ZERO);
    private static final int RATE_DECIMALS = 4;

    private DocumentContent() {
    }

    static JsonObject invoice(OrderView order, JsonObject seller) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        order.lines().forEach(line -> lines.add(line(line)));
        if (order.shipping().isPositive()) {
            lines.add(Json.createObjectBuilder().add("name", word(order, "line.shipping"))
                    .add("taxRate", shippingRate(order).toPlainString()).add("total", text(order.shipping())));
        }
        JsonArrayBuilder sums = Json.createArrayBuilder().add(sum("subtotal", order.subtotal()));
        if (order.discount().isPositive()) {
            sums.add(sum("discount", order.discount().negated()));
        }
        sums.add(sum("shipping", order.shipping()));
        if (!order.taxIncluded()) {
            sums.add(sum("tax", order.tax()));
        }
        sums.add(sum("total", order.total()));
        if (order.giftCards().isPositive()) {
            sums.add(sum("giftCards", order.giftCards()));
        }
        return begin(order, seller).add("lines", lines).add("sums", sums).add("taxes", json(taxes(order))).build();
    }

    /**
     * @param invoice number of the invoice that is taken back in part
     * @param amount  what was given back; taxed as the order was on the whole
     */
    static JsonObject creditNote(OrderView order, JsonObject seller, String invoice, Money amount, String reason) {
        JsonObjectBuilder content = begin(order, seller).add("invoice", invoice);
        if (!reason.isBlank()) {
            content.add("reason", reason);
        }
        return content
                .add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("name", word(order, "line.refund")).add("total", text(amount))))
                .add("sums", Json.createArrayBuilder().add(sum("total", amount)))
                .add("taxes", json(share(taxes(order), amount))).build();
    }

    private static JsonObjectBuilder begin(OrderView order, JsonObject seller) {
        JsonArrayBuilder buyer = Json.createArrayBuilder();
        lines(order.billTo() == null ? order.shipTo() : order.billTo(), Locale.forLanguageTag(order.locale())).forEach(buyer::add);
        JsonObjectBuilder content = Json.createObjectBuilder();
        if (order.externalId() != null && order.tax().isZero()) {
            content.add("notes", Json.createArrayBuilder().add(word(order, "note.agreedNet")));
        }
        return content
                .add("locale", order.locale())
                .add("currency", order.total().getCurrencyUnit().getCode())
                .add("seller", seller)
                .add("buyer", buyer)
                .add("orderNumber", order.number())
                .add("orderedAt", (order.placedAt() == null ? order.createdAt() : order.placedAt()).toString());
    }

    private static List<String> lines(Address address, Locale locale) {
        return Stream.of(address.name(), address.line1(), address.line2(), address.postalCode() + " " + address.city(),
                address.region(), new Locale("", address.country()).getDisplayCountry(locale)).filter(Objects::nonNull).toList();
    }

    private static JsonObjectBuilder line(OrderLineView line) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("sku", line.sku())
                .add("name", line.label().isEmpty() ? line.name() : line.name() + ", " + line.label())
                .add("quantity", line.quantity())
                .add("unitPrice", line.unitPrice().getAmount().toPlainString())
                .add("taxRate", line.taxRate().toPlainString())
                .add("total", text(line.lineTotal()));
        if (line.discount().isPositive()) {
            json.add("discount", text(line.discount()));
        }
        return json;
    }

    private static JsonObjectBuilder sum(String key, Money amount) {
        return Json.createObjectBuilder().add("key", key).add("amount", text(amount));
    }

    /** What was taxed at one rate. */
    record Tax(Money gross, Money tax) {

        Tax plus(Tax other) {
            return new Tax(gross.plus(other.gross), tax.plus(other.tax));
        }
    }

    /** By rate, delivery among it; adds up to the order's total and its tax. */
    static SortedMap<BigDecimal, Tax> taxes(OrderView order) {
        SortedMap<BigDecimal, Tax> taxes = new TreeMap<>();
        for (OrderLineView line : order.lines()) {
            add(taxes, line.taxRate(), line.net(), line.tax(), order.taxIncluded());
        }
        if (order.shipping().isPositive()) {
            add(taxes, shippingRate(order), order.shipping(), shippingTax(order), order.taxIncluded());
        }
        return taxes;
    }

    private static void add(SortedMap<BigDecimal, Tax> taxes, BigDecimal rate, Money amount, Money tax, boolean included) {
        taxes.merge(rate, new Tax(included ? amount : amount.plus(tax), tax), Tax::plus);
    }

    private static Money shippingTax(OrderView order) {
        return order.lines().stream().map(OrderLineView::tax).reduce(order.tax(), Money::minus);
    }

    /** The order keeps the tax of delivery, not its rate: the one that gives this tax, or what it comes to. */
    private static BigDecimal shippingRate(OrderView order) {
        Money tax = shippingTax(order);
        return Stream.concat(order.lines().stream().map(OrderLineView::taxRate), USUAL_RATES.stream())
                .filter(rate -> tax(order.shipping(), rate, order.taxIncluded()).equals(tax)).findFirst()
                .orElseGet(() -> rate(order, tax));
    }

    private static Money tax(Money amount, BigDecimal rate, boolean included) {
        return included ? Rounding.taxIncluded(amount, rate) : Rounding.toMoney(amount.toBigMoney().multipliedBy(rate));
    }

    private static BigDecimal rate(OrderView order, Money tax) {
        Money net = order.taxIncluded() ? order.shipping().minus(tax) : order.shipping();
        return net.isZero() ? BigDecimal.ZERO : tax.getAmount().divide(net.getAmount(), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Part of what was taxed, at each rate in proportion; adds up to the amount. */
    private static SortedMap<BigDecimal, Tax> share(SortedMap<BigDecimal, Tax> taxes, Money amount) {
        List<BigDecimal> rates = new ArrayList<>(taxes.keySet());
        List<Money> parts = Rounding.split(amount, rates.stream().map(rate -> taxes.get(rate).gross().getAmount()).toList());
        SortedMap<BigDecimal, Tax> share = new TreeMap<>();
        for (int index = 0; index < rates.size(); index++) {
            share.put(rates.get(index), new Tax(parts.get(index), Rounding.taxIncluded(parts.get(index), rates.get(index))));
        }
        return share;
    }

    private static JsonArrayBuilder json(SortedMap<BigDecimal, Tax> taxes) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        taxes.forEach((rate, tax) -> json.add(Json.createObjectBuilder().add("rate", rate.toPlainString())
                .add("net", text(tax.gross().minus(tax.tax()))).add("tax", text(tax.tax())).add("gross", text(tax.gross()))));
        return json;
    }

    private static String word(OrderView order, String key) {
        return DocumentPdf.words(Locale.forLanguageTag(order.locale())).getString(key);
    }

    private static String text(Money money) {
        return money.getAmount().toPlainString();
    }
}
