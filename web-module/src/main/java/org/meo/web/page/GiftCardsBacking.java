package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.customers.SignedIn;
import org.meo.pricing.Currencies;
import org.meo.pricing.GiftCards;
import org.meo.shared.BusinessException;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/** {@code /admin/gift-cards}: issues cards and finds them; {@code ?card=} shows one with all that happened to it. */
@Named("giftCards")
@RequestScoped
public class GiftCardsBacking {

    private static final String ADDRESS = "/admin/gift-cards";

    @Inject
    private HttpServletRequest request;
    @Inject
    private GiftCards giftCards;
    @Inject
    private Currencies currencies;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private List<GiftCards.Card> list = List.of();
    private List<GiftCards.Entry> entries = List.of();
    private GiftCards.Card card;
    private GiftCards.Issued issued;
    private boolean issuedBefore;

    /** Shows what the address asks for; a POST issues a card, whose code is shown this once, or changes one. */
    public void load() {
        String number = request.getParameter("card");
        boolean post = request.getMethod().equals("POST");
        List.of("amount", "currency", "expires", "reason", "last").forEach(field -> values.put(field, posted(field)));
        if (number == null) {
            if (post) {
                attempt(this::issue);
            }
            list = giftCards.find(posted("last"));
            return;
        }
        Optional<GiftCards.Card> found = number.matches("[0-9]{1,18}") ? giftCards.find(Long.parseLong(number)) : Optional.empty();
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        card = found.get();
        if (post && attempt(this::adjust)) {
            Navigation.redirect(ADDRESS + "?card=" + card.id());
            return;
        }
        entries = giftCards.entries(card.id());
    }

    private boolean attempt(Runnable change) {
        try {
            change.run();
            return true;
        } catch (BusinessException refusal) {
            errors.put(refusal.path(), text.error(refusal));
            return false;
        }
    }

    private void issue() {
        UUID key = key();
        Optional<GiftCards.Issued> answer = giftCards.issue(amount(currencies.orDefault(posted("currency"))),
                Typed.time("expires", posted("expires")), key, actor(), posted("reason"));
        issued = answer.orElse(null);
        issuedBefore = answer.isEmpty();
        values.clear();
    }

    private UUID key() {
        try {
            return UUID.fromString(posted("request"));
        } catch (IllegalArgumentException e) {
            throw new BusinessException("REQUIRED", "request");
        }
    }

    private void adjust() {
        BigDecimal shown = Typed.decimal("amount", posted("balance"));
        String currency = card.balance().getCurrencyUnit().getCode();
        giftCards.adjust(card.id(), amount(currency), shown == null ? card.balance() : money(currency, shown), actor(), posted("reason"));
    }

    private Money amount(String currency) {
        BigDecimal typed = Typed.decimal("amount", posted("amount"));
        if (typed == null) {
            throw new BusinessException("REQUIRED", "amount");
        }
        return money(currency, typed);
    }

    /** @throws BusinessException {@code INVALID_NUMBER} for more decimals than the currency has */
    private static Money money(String currency, BigDecimal amount) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        if (amount.stripTrailingZeros().scale() > unit.getDecimalPlaces()) {
            throw new BusinessException("INVALID_NUMBER", "amount");
        }
        return Money.of(unit, amount, RoundingMode.UNNECESSARY);
    }

    private String actor() {
        return visitor.signedIn().map(SignedIn::email).map(email -> email.substring(0, Math.min(email.length(), 100))).orElse("operator");
    }

    private String posted(String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value;
    }

    public List<GiftCards.Card> getList() {
        return list;
    }

    /** Null when the address names none. */
    public GiftCards.Card getCard() {
        return card;
    }

    public List<GiftCards.Entry> getEntries() {
        return entries;
    }

    /** The card that this request issued; null for none. */
    public GiftCards.Issued getIssued() {
        return issued;
    }

    /** Whether the form was sent again after its card had been issued. */
    public boolean isIssuedBefore() {
        return issuedBefore;
    }

    /** A new key for the form. */
    public String getRequestKey() {
        return UUID.randomUUID().toString();
    }

    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong with a field, by its name. */
    public Map<String, String> getErrors() {
        return errors;
    }

    public List<SelectItem> getCurrencies() {
        return currencies.all().stream().map(code -> new SelectItem(code, code)).toList();
    }

    public String kindText(String kind) {
        return text.of("admin.giftCard.kind." + kind);
    }
}
