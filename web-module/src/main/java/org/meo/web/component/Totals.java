package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;
import org.meo.orders.OrderView;
import org.meo.pricing.AppliedPromotion;
import org.meo.pricing.Quote;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code m:totals}: what a cart or an order costs. */
public class Totals extends UIComponentBase {

    private static final Text TEXT = new Text();

    /** What both have. */
    private record Sums(Money subtotal, Money discount, Money shipping, Money tax, boolean taxIncluded, Money total,
            Money paidByCards, Money due) {

        static Sums of(Object costing) {
            if (costing instanceof OrderView order) {
                return new Sums(order.subtotal(), order.discount(), order.shipping(), order.tax(), order.taxIncluded(),
                        order.total(), order.paidByCards(), order.due());
            }
            Quote quote = (Quote) costing;
            return new Sums(quote.subtotal(), quote.discount(), quote.shipping(), quote.tax(), quote.taxIncluded(), quote.total(),
                    quote.paidByCards(), quote.due());
        }
    }

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        Locale locale = context.getViewRoot().getLocale();
        @SuppressWarnings("unchecked")
        List<AppliedPromotion> applied = (List<AppliedPromotion>) getAttributes().get("applied");
        context.getResponseWriter().write(html(Sums.of(getAttributes().get("of")), applied == null ? List.of() : applied,
                (String) getAttributes().get("testid"), locale));
    }

    private static String html(Sums sums, List<AppliedPromotion> applied, String testId, Locale locale) {
        Html html = new Html().raw("<dl class=\"totals\">");
        row(html, "", "totals.subtotal", null, Formats.money(sums.subtotal, locale), locale);
        if (applied.isEmpty() && !sums.discount.isZero()) {
            row(html, "totals-off", "totals.discount", "discount", "−" + Formats.money(sums.discount, locale), locale);
        }
        for (AppliedPromotion each : applied) {
            html.raw("<div class=\"totals-off\"><dt>").text(each.label());
            if (each.coupon() != null && !each.coupon().isEmpty()) {
                html.raw(" <span class=\"muted\">").text(each.coupon()).raw("</span>");
            }
            amount(html.raw("</dt>"), "discount", "−" + Formats.money(each.amount(), locale));
        }
        row(html, "", "totals.shipping", null,
                sums.shipping.isZero() ? TEXT.in(locale, "totals.free") : Formats.money(sums.shipping, locale), locale);
        if (!sums.taxIncluded && !sums.tax.isZero()) {
            row(html, "", "totals.taxAdded", null, Formats.money(sums.tax, locale), locale);
        }
        row(html, "totals-total", "totals.total", testId, Formats.money(sums.total, locale), locale);
        if (sums.taxIncluded || sums.tax.isZero()) {
            row(html, "totals-tax", sums.taxIncluded ? "totals.tax" : "totals.taxNone", null, Formats.money(sums.tax, locale), locale);
        }
        if (!sums.paidByCards.isZero()) {
            row(html, "totals-off", "totals.giftCards", null, "−" + Formats.money(sums.paidByCards, locale), locale);
            row(html, "totals-due", "totals.due", "due", Formats.money(sums.due, locale), locale);
        }
        return html.raw("</dl>").toString();
    }

    private static void row(Html html, String styleClass, String label, String testId, String amount, Locale locale) {
        html.raw("<div");
        if (!styleClass.isEmpty()) {
            html.attribute("class", styleClass);
        }
        amount(html.raw("><dt>").text(TEXT.in(locale, label)).raw("</dt>"), testId, amount);
    }

    private static void amount(Html html, String testId, String amount) {
        html.raw("<dd");
        if (testId != null) {
            html.attribute("data-testid", testId);
        }
        html.raw(">").text(amount).raw("</dd></div>");
    }
}
