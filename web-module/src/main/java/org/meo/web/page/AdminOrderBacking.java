package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;
import org.meo.customers.SignedIn;
import org.meo.documents.DocumentView;
import org.meo.documents.Documents;
import org.meo.fulfilment.AfterSales;
import org.meo.fulfilment.RequestView;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.Returns;
import org.meo.fulfilment.ShipmentView;
import org.meo.fulfilment.Shipments;
import org.meo.notifications.OrderConfirmations;
import org.meo.orders.HistoryView;
import org.meo.orders.OrderLists;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.orders.PartnerTerms;
import org.meo.payments.InvoiceCredit;
import org.meo.payments.PaymentDesk;
import org.meo.payments.PaymentsOfOrder;
import org.meo.shared.BusinessException;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /admin/orders/<number>}: all that is known of an order, and what support can do with it. */
@Named("adminOrder")
@RequestScoped
public class AdminOrderBacking {

    private static final Set<String> DONE = Set.of("cancel", "cancelRest", "refund", "resend", "approve", "refuse", "receive",
            "refundReturn", "close", "askAgain", "received");
    private static final int MAX_ACTOR = 100;
    private static final String RECEIVED_ON = "receivedOn";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Orders orders;
    @Inject
    private OrderLists lists;
    @Inject
    private Shipments shipments;
    @Inject
    private Returns returns;
    @Inject
    private Documents documents;
    @Inject
    private PaymentsOfOrder payments;
    @Inject
    private PaymentDesk desk;
    @Inject
    private InvoiceCredit credit;
    @Inject
    private Clock clock;
    @Inject
    private AfterSales afterSales;
    @Inject
    private OrderConfirmations confirmations;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    private OrderView view;
    private List<ReturnView> goods = List.of();
    private List<RequestView> requests = List.of();
    private List<ShipmentView> parcels = List.of();
    private List<DocumentView> issued = List.of();
    private PaymentsOfOrder.Summary payment;
    private List<PaymentsOfOrder.Stuck> stuck = List.of();
    private InvoiceCredit.Account invoice;
    private List<HistoryView> history = List.of();
    private List<String> trace = List.of();
    private PartnerTerms partner;
    private final Map<String, String> values = new HashMap<>();
    private String refusal;
    private String refusedField;

    /** Shows the order; on a POST does what is asked and comes back, or stays and says why not. */
    public void load() {
        Optional<OrderView> found = orders.find(String.valueOf(Routes.key(request)));
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        view = found.get();
        if (request.getMethod().equals("POST") && act()) {
            Navigation.redirect("/admin/orders/" + Navigation.encode(view.number()) + "?done=" + request.getParameter("action"));
            return;
        }
        view = orders.find(view.number()).orElse(view);
        goods = returns.ofOrder(view.number());
        requests = shipments.requests(view.number());
        parcels = shipments.ofOrder(view.number());
        issued = documents.ofOrder(view.number());
        payment = payments.of(view.number());
        stuck = payments.stuck(view.number());
        invoice = credit.ofOrder(view.number()).orElse(null);
        history = lists.history(view.number());
        trace = lists.priceTrace(view.number());
        partner = lists.partnerTerms(view.number()).orElse(null);
    }

    private boolean act() {
        for (String field : List.of("action", "reason", "amount", "id", "receipt", RECEIVED_ON)) {
            values.put(field, Optional.ofNullable(request.getParameter(field)).orElse(""));
        }
        String number = view.number();
        String reason = values.get("reason");
        try {
            switch (values.get("action")) {
                case "cancel" -> afterSales.cancel(number, actor(), reason);
                case "cancelRest" -> afterSales.cancelRest(number, actor(), reason);
                case "refund" -> afterSales.refund(number, amount(), reason, actor());
                case "resend" -> confirmations.sendAgain(view);
                case "approve" -> afterSales.approveReturn(goods().id(), actor());
                case "refuse" -> afterSales.refuseReturn(goods().id(), actor(), reason);
                case "receive" -> afterSales.receiveReturn(goods().id(), received(goods()), actor());
                case "refundReturn" -> afterSales.refundReturn(goods().id(), amount(), actor());
                case "askAgain" -> desk.askAgain(number, operation(), actor(), actorId());
                case "received" -> desk.received(number, amount(), values.get("receipt"), day(), actor(), actorId());
                case "close" -> afterSales.closeReturn(goods().id(), actor(), reason);
                default -> throw new BusinessException("GENERAL", "");
            }
            return true;
        } catch (BusinessException refused) {
            refusal = text.error(refused);
            refusedField = refused.path();
            return false;
        }
    }

    /** Who is signed in; the store itself where the way in knows no names. */
    private String actor() {
        String actor = "support" + visitor.signedIn().map(SignedIn::email).map(email -> " " + email).orElse("");
        return actor.length() <= MAX_ACTOR ? actor : actor.substring(0, MAX_ACTOR);
    }

    private Long actorId() {
        return visitor.signedIn().map(SignedIn::customerId).orElse(null);
    }

    private long operation() {
        return payments.stuck(view.number()).stream().map(PaymentsOfOrder.Stuck::id).filter(id -> id.toString().equals(values.get("id"))).findFirst()
                .orElse(0L);
    }

    private LocalDate day() {
        try {
            return values.get(RECEIVED_ON).isBlank() ? null : LocalDate.parse(values.get(RECEIVED_ON).strip());
        } catch (DateTimeParseException noDay) {
            BusinessException refused = new BusinessException("INVALID_DAY", RECEIVED_ON);
            refused.initCause(noDay);
            throw refused;
        }
    }

    private Money amount() {
        String typed = values.get("amount").strip().replace(',', '.');
        int decimals = view.total().getCurrencyUnit().getDecimalPlaces();
        if (!typed.matches("[0-9]{1,10}(\\.[0-9]{1," + Math.max(1, decimals) + "})?")) {
            throw new BusinessException("INVALID_AMOUNT", "amount");
        }
        BigDecimal amount = new BigDecimal(typed);
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new BusinessException("INVALID_AMOUNT", "amount");
        }
        return Money.of(view.total().getCurrencyUnit(), amount);
    }

    /** The return that the form is about, if it is one of this order. */
    private ReturnView goods() {
        return returns.ofOrder(view.number()).stream().filter(each -> Long.toString(each.id()).equals(values.get("id")))
                .findFirst().orElseThrow(() -> new BusinessException("UNKNOWN_RETURN", ""));
    }

    private SortedMap<String, Returns.Received> received(ReturnView which) {
        SortedMap<String, Returns.Received> received = new TreeMap<>();
        which.lines().forEach(line -> received.put(line.sku(),
                new Returns.Received(pieces("restock-" + line.sku(), line.sku()), pieces("lost-" + line.sku(), line.sku()))));
        return received;
    }

    private int pieces(String field, String sku) {
        String typed = Optional.ofNullable(request.getParameter(field)).orElse("").strip();
        if (!typed.matches("[0-9]{0,6}")) {
            throw new BusinessException("INVALID_QUANTITY", sku, 999_999);
        }
        return typed.isEmpty() ? 0 : Integer.parseInt(typed);
    }

    public OrderView getView() {
        return view;
    }

    public List<ReturnView> getReturns() {
        return goods;
    }

    /** What is proposed to be given back for goods that came. */
    public Money proposal(ReturnView which) {
        return returns.proposal(which);
    }

    /** What the warehouse was asked for, with its history. */
    public List<RequestView> getRequests() {
        return requests;
    }

    public List<ShipmentView> getParcels() {
        return parcels;
    }

    public List<DocumentView> getDocuments() {
        return issued;
    }

    /** What was paid and given back. */
    public PaymentsOfOrder.Summary getPayment() {
        return payment;
    }

    /** What a provider was asked for in vain. */
    public List<PaymentsOfOrder.Stuck> getStuck() {
        return stuck;
    }

    /** What is owed and was paid for an order on invoice; null for any other. */
    public InvoiceCredit.Account getInvoice() {
        return invoice;
    }

    /** What stands in a field of the form for money that came: what was typed, else what is likely. */
    public String receivedValue(String field) {
        if (values.getOrDefault("action", "").equals("received")) {
            return values.get(field);
        }
        return switch (field) {
            case "amount" -> invoice.owed().getAmount().toPlainString();
            case RECEIVED_ON -> LocalDate.ofInstant(clock.instant(), Formats.STORE_ZONE).toString();
            default -> "";
        };
    }

    public List<HistoryView> getHistory() {
        return history;
    }

    public List<HistoryView> historyOf(ReturnView which) {
        return returns.history(which.id());
    }

    /** The steps that led to the total. */
    public List<String> getTrace() {
        return trace;
    }

    /** What came with the order of a partner; null for the shop's own. */
    public PartnerTerms getPartner() {
        return partner;
    }

    /** What was typed where something was refused. */
    public Map<String, String> getValues() {
        return values;
    }

    /** Why something was refused; null when nothing was. */
    public String getRefusal() {
        return refusal;
    }

    /** As {@link #error}, when it is about the form for money that came. */
    public String receivedError(String field) {
        return values.getOrDefault("action", "").equals("received") ? error(field) : null;
    }

    /** As {@link #getRefusal}, when it is about that field. */
    public String error(String field) {
        return field.equals(refusedField) ? refusal : null;
    }

    /** What was just done; null when nothing was. */
    public String getDone() {
        String done = request.getParameter("done");
        return done != null && DONE.contains(done) && refusal == null ? done : null;
    }

    public String getStatusText() {
        return text.of("order.status." + view.status().name());
    }

    public boolean isCancellable() {
        return view.status() == OrderStatus.PLACED;
    }

    public boolean isPartlyShipped() {
        return view.status() == OrderStatus.PARTIALLY_SHIPPED;
    }

    /** Whether money may be given back. */
    public boolean isRefundable() {
        return payment.refundable().isPositive();
    }

    /** What an order's line is called; the SKU when the order has no such line. */
    public String nameOf(String sku) {
        return view.lines().stream().filter(line -> line.sku().equals(sku)).findFirst()
                .map(line -> line.label().isEmpty() ? line.name() : line.name() + ", " + line.label()).orElse(sku);
    }

    /** What the shopper sees. */
    public String getShopperUrl() {
        return "/order/" + Navigation.encode(view.number()) + "?key=" + Navigation.encode(view.accessKey());
    }

    public String documentUrl(DocumentView document) {
        return "/admin/documents/" + Navigation.encode(document.number()) + ".pdf";
    }
}
