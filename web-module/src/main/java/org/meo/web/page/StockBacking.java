package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.meo.catalog.VariantName;
import org.meo.catalog.VariantNames;
import org.meo.customers.SignedIn;
import org.meo.inventory.Correction;
import org.meo.inventory.Inventory;
import org.meo.inventory.Location;
import org.meo.inventory.Promise;
import org.meo.inventory.Shortfall;
import org.meo.inventory.Standing;
import org.meo.inventory.StockCard;
import org.meo.inventory.StockChange;
import org.meo.inventory.StockFilter;
import org.meo.inventory.StockRecords;
import org.meo.inventory.StockRow;
import org.meo.inventory.Stockroom;
import org.meo.shared.BusinessException;
import org.meo.web.http.Routes;
import org.meo.web.http.Visitor;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code /admin/stock}: the levels of all SKUs; {@code ?sku=} shows one, and takes what is posted to it. */
@Named("stock")
@RequestScoped
public class StockBacking {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,7}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final String QUANTITY = "quantity";
    private static final String LOCATION = "location";
    private static final int MAX_CODE_LENGTH = 20;
    /** The messages after what was done. */
    private static final Map<String, String> DONE = Map.of("receive", "adminStock.done.receive", "adjust", "adminStock.done.adjust",
            "count", "adminStock.done.count", "move", "adminStock.done.move", "backorder", "adminStock.done.backorder",
            "threshold", "adminStock.done.threshold", LOCATION, "adminStock.done.location");
    private static final Map<StockFilter, String> FILTERS = Map.of(StockFilter.ALL, "adminStock.show.all",
            StockFilter.SHORT, "adminStock.show.short", StockFilter.OUT, "adminStock.show.out", StockFilter.LOW, "adminStock.show.low",
            StockFilter.BACKORDER, "adminStock.show.backorder");
    private static final Map<Standing, String> STANDINGS = Map.of(Standing.SHORT, "adminStock.standing.short",
            Standing.OUT, "adminStock.standing.out", Standing.LOW, "adminStock.standing.low",
            Standing.ENOUGH, "adminStock.standing.enough");
    private static final Map<String, String> KINDS = Map.of("RECEIPT", "adminStock.kind.receipt",
            "ADJUSTMENT", "adminStock.kind.adjustment", "RESERVATION", "adminStock.kind.reservation",
            "RELEASE", "adminStock.kind.release", "SHIPMENT", "adminStock.kind.shipment");

    /** What references of movements begin with that people and partners make. */
    private static final Map<String, String> DOINGS = Map.of("receipt", "adminStock.kind.receipt",
            "adjustment", "adminStock.kind.adjustment", "count", "adminStock.kind.count", "move", "adminStock.kind.move");

    @Inject
    private HttpServletRequest request;
    @Inject
    private Inventory inventory;
    @Inject
    private Stockroom stockroom;
    @Inject
    private StockRecords records;
    @Inject
    private VariantNames names;
    @Inject
    private Visitor visitor;
    @Inject
    private Text text;
    @Inject
    private Clock clock;
    private StockFilter filter = StockFilter.ALL;
    private StockRecords.Listed listed;
    private Map<Standing, Long> counts;
    private List<Shortfall> shortfalls = List.of();
    private Map<String, VariantName> shortNames = Map.of();
    private List<Location> locations;
    private StockCard card;
    private String refused = "";
    private String error;

    /** Reads the list or the SKU; on a POST changes it and goes on to its page, or stays to say why not. */
    public void load() {
        String action = request.getMethod().equals("POST") ? typed("action") : "";
        if (!action.isEmpty() && act(action)) {
            Navigation.redirect(url() + (url().contains("?") ? "&" : "?") + "done=" + Navigation.encode(action));
            return;
        }
        locations = stockroom.locations();
        if (request.getParameter("sku") == null) {
            list();
        } else {
            records.find(typed("sku"), id(typed("before")), Routes.language(request))
                    .ifPresentOrElse(found -> card = found, Navigation::notFound);
        }
    }

    private void list() {
        for (StockFilter each : StockFilter.values()) {
            if (each.name().equalsIgnoreCase(typed("show"))) {
                filter = each;
            }
        }
        listed = records.list(filter, getWords(), typed("after"), Routes.language(request));
        counts = records.counts();
        shortfalls = inventory.shortfalls();
        shortNames = names.of(shortfalls.stream().map(Shortfall::sku).toList(), Routes.language(request));
    }

    /** @return whether it was done */
    private boolean act(String action) {
        try {
            switch (action) {
                case "receive" -> requireKnown(stockroom.receive(correction(), pieces(1)));
                case "adjust" -> {
                    if (typed("reason").isBlank()) {
                        throw new BusinessException("INVALID_REASON", "reason", Stockroom.MAX_REASON_LENGTH);
                    }
                    requireKnown(stockroom.adjust(correction(), pieces(-Stockroom.MAX_QUANTITY)));
                }
                case "count" -> requireKnown(stockroom.count(correction(), clock.instant(), pieces(0)));
                case "move" -> stockroom.move(correction(), typed("to"), pieces(1));
                case "backorder" -> stockroom.allowBackorder(typed("sku"), whole(typed(QUANTITY), 0), day(typed("expected")));
                case "threshold" -> stockroom.warnAt(typed("sku"), typed(QUANTITY).isBlank() ? null : whole(typed(QUANTITY), 0));
                case LOCATION -> stockroom.keepLocation(typed("code").strip().toUpperCase(Locale.ROOT), typed("name"),
                        typed("country").strip().toUpperCase(Locale.ROOT), whole(typed("priority"), 0), request.getParameter("active") != null);
                default -> throw new BusinessException("GENERAL", "");
            }
            return true;
        } catch (BusinessException refusal) {
            refused = action;
            error = text.error(refusal);
            return false;
        }
    }

    private static void requireKnown(StockChange change) {
        if (!change.unknown().isEmpty()) {
            throw new BusinessException("UNKNOWN_SKU", "sku", change.unknown().get(0));
        }
    }

    private Correction correction() {
        String key = typed("key");
        String location = typed(LOCATION);
        return new Correction(KEY.matcher(key).matches() ? key : UUID.randomUUID().toString(),
                location.length() <= MAX_CODE_LENGTH ? location : location.substring(0, MAX_CODE_LENGTH), typed("reason"),
                visitor.signedIn().map(SignedIn::email).orElse("back office"));
    }

    private SortedMap<String, Integer> pieces(int least) {
        return new TreeMap<>(Map.of(typed("sku"), whole(typed(QUANTITY), least)));
    }

    private static int whole(String value, int least) {
        String digits = value.strip().replace('\u2212', '-');
        if (!WHOLE.matcher(digits).matches() || Integer.parseInt(digits) < least) {
            throw new BusinessException("INVALID_PIECES", QUANTITY, least, Stockroom.MAX_QUANTITY);
        }
        return Integer.parseInt(digits);
    }

    private static LocalDate day(String value) {
        try {
            return value.isBlank() ? null : LocalDate.parse(value.strip());
        } catch (DateTimeParseException noDay) {
            BusinessException refusal = new BusinessException("INVALID_DAY", "expected");
            refusal.initCause(noDay);
            throw refusal;
        }
    }

    private static long id(String value) {
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }

    private String typed(String parameter) {
        String value = request.getParameter(parameter);
        return value == null ? "" : value;
    }

    private String url() {
        return request.getParameter("sku") == null ? "/admin/stock" : urlOf(typed("sku"));
    }

    /** The page of a SKU. */
    public String urlOf(String sku) {
        return "/admin/stock?sku=" + Navigation.encode(sku);
    }

    /** Null on the page of a SKU. */
    public StockRecords.Listed getListed() {
        return listed;
    }

    /** Null on the list. */
    public StockCard getCard() {
        return card;
    }

    public List<Shortfall> getShortfalls() {
        return shortfalls;
    }

    public List<Location> getLocations() {
        return locations;
    }

    /** What is searched for, as typed. */
    public String getWords() {
        String words = typed("q");
        return words.length() <= StockRecords.MAX_WORDS ? words : words.substring(0, StockRecords.MAX_WORDS);
    }

    /** What the list can show. */
    public List<StockFilter> getFilters() {
        return List.of(StockFilter.values());
    }

    public StockFilter getFilter() {
        return filter;
    }

    public boolean isShown(StockFilter each) {
        return each == filter;
    }

    /** What a filter is called, with how many SKUs it leaves where that is known. */
    public String label(StockFilter each) {
        String name = text.of(FILTERS.get(each));
        return switch (each) {
            case SHORT -> name + " (" + text.of("admin.number", counts.get(Standing.SHORT)) + ")";
            case OUT -> name + " (" + text.of("admin.number", counts.get(Standing.OUT)) + ")";
            case LOW -> name + " (" + text.of("admin.number", counts.get(Standing.LOW)) + ")";
            default -> name;
        };
    }

    /** The list with another filter, for the same words. */
    public String urlOf(StockFilter each) {
        return "/admin/stock?show=" + each.name().toLowerCase(Locale.ROOT)
                + (getWords().isBlank() ? "" : "&q=" + Navigation.encode(getWords()));
    }

    /** The value of the filter in the address. */
    public String getShow() {
        return filter.name().toLowerCase(Locale.ROOT);
    }

    /** The next page of the list; null when there is none. */
    public String getNext() {
        return listed.after() == null ? null : urlOf(filter) + "&after=" + Navigation.encode(listed.after());
    }

    /** Whether this is not the first page of the list. */
    public boolean isLater() {
        return !typed("after").isEmpty();
    }

    /** The next page of movements; null when there is none. */
    public String getOlder() {
        return card.older() == 0 ? null : urlOf(card.row().sku()) + "&before=" + card.older();
    }

    /** What a SKU is called; the SKU where the catalogue does not have it. */
    public String name(StockRow row) {
        VariantName name = row.name();
        return name == null ? row.sku() : written(name);
    }

    private static String written(VariantName name) {
        return name.label().isEmpty() ? name.name() : name.name() + " (" + name.label() + ")";
    }

    public String standing(StockRow row) {
        return text.of(STANDINGS.get(row.standing()));
    }

    /** For styles. */
    public String standingStyle(StockRow row) {
        return "standing-" + row.standing().name().toLowerCase(Locale.ROOT);
    }

    public String kind(StockCard.Entry entry) {
        return text.of(KINDS.get(entry.kind().name()));
    }

    /** Why a movement was made: what somebody wrote, what was done, or for whom. */
    public String why(StockCard.Entry entry) {
        if (entry.note() != null) {
            return entry.note();
        }
        String done = DOINGS.get(entry.reference().substring(0, Math.max(0, entry.reference().indexOf(' '))));
        return done != null ? text.of(done) : entry.reference().startsWith(Promise.CART) ? text.of("adminStock.cart") : entry.reference();
    }

    /** A change, with its sign. */
    public String signed(int delta) {
        return delta == 0 ? "" : (delta > 0 ? "+" : "\u2212") + text.of("admin.number", Math.abs(delta));
    }

    public String number(int number) {
        return text.of("admin.number", number);
    }

    /** When more is expected; empty when nobody said. */
    public String expected(StockRow row) {
        return Formats.date(row.expectedOn());
    }

    /** What a person may call a promise. */
    public String holder(Promise promise) {
        return promise.isOfCart() ? text.of("adminStock.cart") : promise.reference();
    }

    /** What a SKU is called that is promised too much. */
    public String name(Shortfall shortfall) {
        VariantName name = shortNames.get(shortfall.sku());
        return name == null ? "" : written(name);
    }

    /** What is missing of a SKU, in words. */
    public String shortfallText(Shortfall shortfall) {
        return text.of("adminStock.short.text", shortfall.reserved(), shortfall.onHand(), shortfall.backorder(), shortfall.missing());
    }

    /** A key of its own for each form, so that sending it twice does it once. */
    public String getKey() {
        return UUID.randomUUID().toString();
    }

    /** What was typed into a field of a form that was refused; otherwise what is there now. */
    public String value(String action, String field, Object now) {
        return refused.equals(action) ? typed(field) : Objects.toString(now, "");
    }

    /** Whether an option of a form is chosen. */
    public boolean isChosen(String action, String field, String option, boolean otherwise) {
        return refused.equals(action) ? typed(field).equals(option) : otherwise;
    }

    /** Why a form was refused; null when it was not. */
    public String error(String action) {
        return refused.equals(action) ? error : null;
    }

    /** What was done before this page is shown; null when nothing was. */
    public String getDone() {
        return Optional.ofNullable(request.getParameter("done")).map(DONE::get).filter(key -> refused.isEmpty()).map(text::of).orElse(null);
    }
}
