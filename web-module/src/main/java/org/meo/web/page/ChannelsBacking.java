package org.meo.web.page;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.customers.Channel;
import org.meo.customers.ChannelDesk;
import org.meo.customers.Channels;
import org.meo.customers.PartnerCustomer;
import org.meo.customers.SignedIn;
import org.meo.payments.InvoiceCredit;
import org.meo.pricing.Currencies;
import org.meo.shared.BusinessException;
import org.meo.web.http.Links;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/**
 * {@code /admin/channels}: by which channels partners sell; {@code ?channel=} shows one, or a form for a new one
 * ({@code NEW}), and {@code &customer=} one of its customers.
 */
@Named("channelDesk")
@RequestScoped
public class ChannelsBacking {

    private static final String ADDRESS = "/admin/channels";
    /** No channel has such a code: they are small letters. */
    private static final String NEW = "NEW";
    private static final Channel FRESH = new Channel("", "", true, List.of(), false, false, BigDecimal.ZERO, 30, 0);

    @Inject
    private HttpServletRequest request;
    @EJB
    private Channels channels;
    @EJB
    private ChannelDesk desk;
    @EJB
    private InvoiceCredit credit;
    @Inject
    private Currencies currencies;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    private List<Channel> list = List.of();
    private Channel channel;
    private PartnerCustomer customer;
    private List<Row> customers = List.of();
    private PostedForm form;

    /** A customer, with what they may owe and do; both null for one who can't buy on invoice. */
    public record Row(PartnerCustomer customer, Money limit, Money used) {
    }

    /** Finds what the address names; on a POST does first what its button says. */
    public void load() {
        String code = request.getParameter("channel");
        SignedIn actor = visitor.signedIn().orElse(null);
        Map<String, Channel> all = channels.all();
        channel = NEW.equals(code) ? FRESH : code == null ? null : all.get(code);
        if (actor == null || code != null && channel == null) {
            Navigation.notFound();
            return;
        }
        list = List.copyOf(all.values());
        if (channel == null) {
            return;
        }
        if (request.getParameter("customer") != null) {
            customer = desk.find(new PartnerCustomer.Key(code, request.getParameter("customer"))).orElse(null);
        }
        form = new PostedForm(request, text, "code", "name", "partners", "agreedPrices", "opensCustomers", "active", "creditLimit",
                "paymentDays", "externalId", "customerName", "currency", "version");
        if (!request.getMethod().equals("POST")) {
            fill();
        } else if (form.tries(() -> act(actor, request.getParameter("action")))) {
            String made = isNew() ? form.get("code").strip() : code;
            Navigation.redirect(ADDRESS + "?channel=" + made + (customer == null ? "" : "&customer="
                    + Navigation.encode(customer.externalId())) + "&done=1");
            return;
        }
        customers = isNew() || isOneCustomer() ? List.of() : rows(desk.customers(code, after()));
    }

    private void fill() {
        if (customer != null) {
            form.fill("customerName", customer.name());
            form.fill("paymentDays", Integer.toString(customer.paymentDays()));
            form.fill("creditLimit", account().map(each -> each.limit().getAmount().toPlainString()).orElse("0.00"));
            form.fill("currency", currency());
            return;
        }
        form.fill("externalId", getQuery());
        form.fill("name", channel.name());
        form.fill("partners", String.join(" ", channel.partners()));
        form.fill("agreedPrices", channel.agreedPrices() ? "true" : "");
        form.fill("opensCustomers", channel.opensCustomers() ? "true" : "");
        form.fill("active", channel.active() ? "true" : "");
        form.fill("creditLimit", channel.creditLimit().toPlainString());
        form.fill("paymentDays", Integer.toString(channel.paymentDays()));
        form.fill("version", Integer.toString(channel.version()));
    }

    private void act(SignedIn actor, String action) {
        switch (action == null ? "" : action) {
            case "channel" -> {
                Channel typed = new Channel(isNew() ? form.get("code").strip() : channel.code(), form.get("name"), isTicked("active"),
                        Typed.words(form.get("partners")), isTicked("agreedPrices"), isTicked("opensCustomers"), limit(), days(),
                        version());
                if (isNew()) {
                    desk.open(actor, typed);
                } else {
                    desk.change(actor, typed);
                }
            }
            case "customer" -> {
                Money limit = Money.of(CurrencyUnit.of(currency()), limit(), RoundingMode.UNNECESSARY);
                if (customer == null) {
                    desk.openCustomer(actor, new PartnerCustomer.Key(channel.code(), form.get("externalId")), form.get("customerName"),
                            days(), limit);
                } else {
                    desk.changeCustomer(actor, new PartnerCustomer(customer.id(), customer.channel(), customer.externalId(),
                            form.get("customerName"), days()), limit);
                }
            }
            default -> throw new BusinessException("NOT_ALLOWED", "");
        }
    }

    /** Which state of the channel the form showed; without one it is none that there was. */
    private int version() {
        return isNew() ? 0 : form.get("version").matches("[0-9]{1,9}") ? Integer.parseInt(form.get("version")) : -1;
    }

    private boolean isTicked(String field) {
        return !form.get(field).isEmpty();
    }

    private BigDecimal limit() {
        BigDecimal limit = Typed.decimal("creditLimit", form.get("creditLimit"));
        if (limit == null || limit.stripTrailingZeros().scale() > 2) {
            throw new BusinessException(limit == null ? "REQUIRED" : "INVALID_AMOUNT", "creditLimit");
        }
        return limit.setScale(2, RoundingMode.UNNECESSARY);
    }

    private int days() {
        Integer days = Typed.whole("paymentDays", form.get("paymentDays"));
        if (days == null) {
            throw new BusinessException("REQUIRED", "paymentDays");
        }
        return days;
    }

    /** That of the customer's books, which can't be changed while they owe; for a new customer the one that was chosen. */
    private String currency() {
        return account().map(each -> each.limit().getCurrencyUnit().getCode()).orElseGet(() -> currencies.orDefault(form.get("currency")));
    }

    private Optional<InvoiceCredit.Credit> account() {
        return customer == null ? Optional.empty() : credit.of(customer.id());
    }

    private List<Row> rows(List<PartnerCustomer> page) {
        Map<Long, InvoiceCredit.Credit> accounts = credit.ofAll(page.stream().map(PartnerCustomer::id).collect(Collectors.toList()));
        return page.stream().map(each -> {
            InvoiceCredit.Credit account = accounts.get(each.id());
            return account == null ? new Row(each, null, null) : new Row(each, account.limit(), account.used());
        }).toList();
    }

    private String after() {
        String after = request.getParameter("after");
        return after == null ? "" : after;
    }

    public List<Channel> getList() {
        return list;
    }

    /** Null when the address names none. */
    public Channel getChannel() {
        return channel;
    }

    /** Whether the form is for a channel that is not there yet. */
    public boolean isNew() {
        return channel.code().isEmpty();
    }

    /** Whether the address asks for a customer, known or not. */
    public boolean isOneCustomer() {
        return request.getParameter("customer") != null;
    }

    /** Null when the address names none that the channel has. */
    public PartnerCustomer getCustomer() {
        return customer;
    }

    /** What the customer owes; null for one who can't buy on invoice. */
    public Money getUsed() {
        return account().map(InvoiceCredit.Credit::used).orElse(null);
    }

    public List<Row> getCustomers() {
        return customers;
    }

    /** Later customers; null where there are none. */
    public String getLater() {
        if (customers.size() < ChannelDesk.PAGE_SIZE) {
            return null;
        }
        return Links.url(ADDRESS + "?channel=" + channel.code() + "&after="
                + Navigation.encode(customers.get(customers.size() - 1).customer().externalId()));
    }

    /** The customer's number as it was looked for. */
    public String getQuery() {
        return isOneCustomer() ? request.getParameter("customer") : "";
    }

    /** The address of a customer's page. */
    public String customerUrl(PartnerCustomer each) {
        return Links.url(ADDRESS + "?channel=" + each.channel() + "&customer=" + Navigation.encode(each.externalId()));
    }

    /** Where the customer's form is sent to. */
    public String getFormUrl() {
        return customer == null ? Links.url(ADDRESS + "?channel=" + channel.code() + "&customer=") : customerUrl(customer);
    }

    public PostedForm getForm() {
        return form;
    }

    public List<SelectItem> getCurrencies() {
        return currencies.all().stream().map(code -> new SelectItem(code, code)).toList();
    }

    /** Whether something was just done. */
    public boolean isDone() {
        return request.getParameter("done") != null;
    }
}
