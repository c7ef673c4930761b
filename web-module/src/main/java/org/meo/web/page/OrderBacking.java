package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.documents.DocumentView;
import org.meo.fulfilment.ReturnReason;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.ShipmentView;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.pictures.Pictures;
import org.meo.shared.BusinessException;
import org.meo.web.http.CartCookie;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Text;

/**
 * {@code /order/<number>?key=} and {@code /account/orders/<number>}: says where an order stands, to whoever holds its key or
 * is signed in as its buyer, and lets them change it as long as it can be changed.
 */
@Named("order")
@RequestScoped
public class OrderBacking {

    private static final Set<OrderStatus> TOLD_BY_MAIL = EnumSet.of(OrderStatus.PENDING_PAYMENT, OrderStatus.PLACED,
            OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED);

    private static final List<OrderStatus> WAY = List.of(OrderStatus.PLACED, OrderStatus.SHIPPED, OrderStatus.COMPLETED);

    private static final Set<OrderStatus> WITH_PARCELS = Set.of(OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED,
            OrderStatus.COMPLETED);
    private static final Set<String> DONE = Set.of("cancel", "address", "return", "again");
    private static final String ACTOR = "shopper";
    private static final Logger LOG = System.getLogger(OrderBacking.class.getName());

    @Inject
    private HttpServletRequest request;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    @Inject
    private Services services;
    @Inject
    private Visitor visitor;
    @Inject
    private CartCookie cookie;
    @Inject
    private Navigation navigation;
    private OrderView view;
    private String continueAt;
    private OrderForms forms;
    private Money refunded;
    private List<DocumentView> issued = List.of();
    private List<ReturnView> goods = List.of();
    private SortedMap<String, Integer> returnable = new TreeMap<>();
    private List<ShipmentView> parcels = List.of();

    /** One step of the order's way: {@code done}, {@code current} or {@code ahead}; both also in words. */
    public record Step(String text, String state, String stateText) {
    }

    /**
     * Finds the order: by its key, or as one of whoever is signed in. A wrong key, a number that does not exist and somebody
     * else's order get the same answer. On a POST does what is asked and goes on, or stays and says what is wrong.
     */
    public void load() {
        if (isOwner() && visitor.signedIn().isEmpty()) {
            Navigation.redirect("/login?next=" + Navigation.encode(Routes.page(request)));
            return;
        }
        Optional<OrderView> found = find();
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        view = found.get();
        if (view.status() == OrderStatus.PENDING_PAYMENT) {
            services.checkout().resume(view.number());
            view = find().orElse(view);
            continueAt = view.status() == OrderStatus.PENDING_PAYMENT ? services.checkout().continueAt(view.number()) : null;
            // The cart may have become this order just now, while the shopper was at the bank.
            navigation.setCartCount(navigation.getCartCount());
        }
        forms = new OrderForms(request, text, view);
        if (request.getMethod().equals("POST") && act()) {
            return;
        }
        pictures.find(view.lines().stream().map(OrderLineView::picture).toList());
        issued = services.documents().ofOrder(view.number());
        refunded = services.paymentsOfOrder().of(view.number()).refunded();
        if (WITH_PARCELS.contains(view.status())) {
            parcels = services.shipments().ofOrder(view.number());
            goods = services.returns().ofOrder(view.number());
            returnable = services.returns().returnable(view.number());
        }
    }

    private Optional<OrderView> find() {
        String number = Routes.key(request);
        if (number == null) {
            return Optional.empty();
        }
        if (isOwner()) {
            return visitor.signedIn().flatMap(customer -> services.orders().findOwn(number, customer.customerId()));
        }
        String key = request.getParameter("key");
        return key == null ? Optional.empty() : services.orders().find(number, key);
    }

    /** @return whether the answer is another page */
    private boolean act() {
        String action = String.valueOf(request.getParameter("action"));
        try {
            switch (action) {
                case "cancel" -> services.afterSales().cancel(view.number(), ACTOR, forms.get("reason"));
                case "address" -> changeAddress();
                case "return" -> askForReturn();
                case "again" -> {
                    orderAgain();
                    return true;
                }
                default -> throw new BusinessException("GENERAL", "");
            }
        } catch (BusinessException refused) {
            forms.refuse(refused);
        }
        if (forms.isRefused()) {
            view = find().orElse(view);
            return false;
        }
        Navigation.redirect(with("done=" + action));
        return true;
    }

    private void changeAddress() {
        Address address = forms.address(view.shipTo().country());
        if (address != null) {
            services.afterSales().changeAddress(view.number(), address, ACTOR);
        }
    }

    private void askForReturn() {
        SortedMap<String, Integer> quantities = forms.quantities(view);
        ReturnReason reason = forms.returnReason();
        if (quantities != null && reason != null) {
            services.afterSales().requestReturn(view.number(), quantities, reason, forms.get("note"), ACTOR);
        }
    }

    /** Puts what can be had into the cart; what can't be is named on this page. */
    private void orderAgain() {
        String token = cookie.token();
        List<String> missing = new ArrayList<>();
        for (OrderLineView line : view.lines()) {
            try {
                token = services.carts().add(token, line.sku(), line.quantity());
            } catch (BusinessException refused) {
                LOG.log(Level.DEBUG, "can't be ordered again", refused);
                missing.add(line.sku());
            }
        }
        ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
        if (token != null) {
            cookie.keep(token, context);
            cookie.tell(services.carts().count(token), context);
        }
        Navigation.redirect(missing.isEmpty() ? "/cart"
                : with("done=again" + missing.stream().limit(20).map(sku -> "&missing=" + Navigation.encode(sku))
                        .collect(Collectors.joining())));
    }

    private boolean isOwner() {
        return Routes.page(request).startsWith("/account/");
    }

    /** This page with something more in its address. */
    private String with(String parameter) {
        return getUrl() + (isOwner() ? "?" : "&") + parameter;
    }

    /** What was just done; null when nothing was. */
    public String getDone() {
        String done = request.getParameter("done");
        return done != null && DONE.contains(done) && !forms.isRefused() ? done : null;
    }

    /** What could not be ordered again. */
    public List<String> getMissing() {
        String[] skus = request.getParameterValues("missing");
        return skus == null ? List.of() : Stream.of(skus).limit(20)
                .filter(sku -> view.lines().stream().anyMatch(line -> line.sku().equals(sku))).map(this::nameOf).toList();
    }

    public OrderForms getForms() {
        return forms;
    }

    public List<DocumentView> getDocuments() {
        return issued;
    }

    /** Where a document is. */
    public String documentUrl(DocumentView document) {
        return "/documents/" + Navigation.encode(document.number()) + ".pdf"
                + (isOwner() ? "" : "?key=" + Navigation.encode(view.accessKey()));
    }

    /** What was given back or is about to be; null when nothing was. */
    public Money getRefunded() {
        return refunded == null || refunded.isZero() ? null : refunded;
    }

    public List<ReturnView> getReturns() {
        return goods;
    }

    /** Lines of which something can be sent back. */
    public List<OrderLineView> getReturnableLines() {
        return view.lines().stream().filter(line -> returnable.containsKey(line.sku())).toList();
    }

    /** How many of a SKU can be sent back. */
    public int returnable(String sku) {
        return returnable.getOrDefault(sku, 0);
    }

    public List<ReturnReason> getReasons() {
        return List.of(ReturnReason.values());
    }

    public boolean isChangeable() {
        return view.status() == OrderStatus.PLACED;
    }

    public boolean isPaymentFailed() {
        return view.status() == OrderStatus.PAYMENT_FAILED;
    }

    /** Whether a form was sent and stays open because something is wrong with it. */
    public boolean isOpen(String action) {
        return forms.isRefused() && action.equals(request.getParameter("action"));
    }

    public OrderView getView() {
        return view;
    }

    public List<ShipmentView> getParcels() {
        return parcels;
    }

    /** The way of the order; empty when it ended before it was placed or was called off. */
    public List<Step> getSteps() {
        int reached = switch (view.status()) {
            case PLACED, PARTIALLY_SHIPPED -> 0;
            case SHIPPED -> 1;
            case COMPLETED -> 2;
            case PENDING_PAYMENT -> -1;
            case PAYMENT_FAILED, CANCELLED -> -2;
        };
        return reached == -2 ? List.of() : WAY.stream().map(status -> {
            int index = WAY.indexOf(status);
            String state = index < reached ? "done" : index == reached ? "current" : "ahead";
            return new Step(text.of("step." + status.name()), state, text.of("step.state." + state));
        }).toList();
    }

    /** Where the shopper is to confirm the payment; null when nowhere. */
    public String getContinueAt() {
        return continueAt;
    }

    public boolean isPending() {
        return view.status() == OrderStatus.PENDING_PAYMENT;
    }

    /** Key of the text that heads the page. */
    public String getHeading() {
        return "order.heading." + view.status().name();
    }

    /** Key of the text that says what the status means for the shopper. */
    public String getExplanation() {
        boolean unmailed = view.email() == null && TOLD_BY_MAIL.contains(view.status());
        return (unmailed ? "order.explanation.unmailed." : "order.explanation.") + view.status().name();
    }

    public String getStatusText() {
        return text.of("order.status." + view.status().name());
    }

    /** When it was placed, or begun as long as it is not. */
    public Instant getPlacedOrCreated() {
        return view.placedAt() == null ? view.createdAt() : view.placedAt();
    }

    /** This very page. */
    public String getUrl() {
        if (isOwner()) {
            return "/account/orders/" + Navigation.encode(view.number());
        }
        return "/order/" + Navigation.encode(view.number()) + "?key=" + Navigation.encode(view.accessKey());
    }

    /** As written on the parcel. */
    public List<String> getAddressLines() {
        Address address = view.shipTo();
        return Stream.of(address.name(), address.line1(), address.line2(), address.city(), address.region(),
                address.postalCode(), getCountry()).filter(Objects::nonNull).toList();
    }

    /** What an order's line of a parcel is called; the SKU when the order has no such line. */
    public String nameOf(String sku) {
        return view.lines().stream().filter(line -> line.sku().equals(sku)).findFirst()
                .map(line -> line.label().isEmpty() ? line.name() : line.name() + ", " + line.label()).orElse(sku);
    }

    /** Whether some of a SKU has left: then its buyer may say how it is. */
    public boolean isReviewable(String sku) {
        return parcels.stream().flatMap(parcel -> parcel.lines().stream()).anyMatch(line -> line.sku().equals(sku));
    }

    /** Where its buyer says how a line of the order is. */
    public String reviewUrl(String sku) {
        return "/review?order=" + Navigation.encode(view.number()) + "&key=" + Navigation.encode(view.accessKey())
                + "&sku=" + Navigation.encode(sku);
    }

    private String getCountry() {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        return new Locale("", view.shipTo().country()).getDisplayCountry(locale);
    }
}
