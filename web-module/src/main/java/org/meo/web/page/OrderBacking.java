package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.meo.checkout.Checkout;
import org.meo.customers.Address;
import org.meo.fulfilment.ShipmentView;
import org.meo.fulfilment.Shipments;
import org.meo.orders.OrderLineView;
import org.meo.orders.OrderStatus;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.pictures.Pictures;
import org.meo.web.http.Routes;
import org.meo.web.text.Text;

/** {@code /order/<number>?key=}: confirms an order and says where it stands, to whoever holds its key. */
@Named("order")
@RequestScoped
public class OrderBacking {

    private static final List<OrderStatus> WAY = List.of(OrderStatus.PLACED, OrderStatus.SHIPPED, OrderStatus.COMPLETED);

    @Inject
    private HttpServletRequest request;
    @Inject
    private Text text;
    @Inject
    private Pictures pictures;
    @Inject
    private Orders orders;
    @Inject
    private Shipments shipments;
    @Inject
    private Checkout checkout;
    private OrderView view;
    private String continueAt;
    private List<ShipmentView> parcels = List.of();

    /** One step of the order's way: {@code done}, {@code current} or {@code ahead}; both also in words. */
    public record Step(String text, String state, String stateText) {
    }

    /** Finds the order; a wrong key gets the same answer as a number that does not exist. */
    public void load() {
        String key = request.getParameter("key");
        Optional<OrderView> found = key == null ? Optional.empty()
                : Optional.ofNullable(Routes.key(request)).flatMap(number -> orders.find(number, key));
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        view = found.get();
        if (view.status() == OrderStatus.PENDING_PAYMENT) {
            checkout.resume(view.number());
            view = orders.find(view.number(), key).orElseThrow();
            continueAt = view.status() == OrderStatus.PENDING_PAYMENT ? checkout.continueAt(view.number()) : null;
        }
        pictures.find(view.lines().stream().map(OrderLineView::picture).toList());
        parcels = shipments.ofOrder(view.number());
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
        return "order.explanation." + view.status().name();
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
