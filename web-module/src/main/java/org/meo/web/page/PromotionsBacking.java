package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.pricing.Currencies;
import org.meo.pricing.PromotionDraft;
import org.meo.pricing.Promotions;
import org.meo.shared.BusinessException;
import org.meo.shared.Page;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code /admin/promotions}: the list; {@code ?promotion=new} and {@code ?promotion=<number>} one to be written. */
@Named("promotions")
@RequestScoped
public class PromotionsBacking {

    private static final String ADDRESS = "/admin/promotions";
    private static final String NEW = "new";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Promotions promotions;
    @Inject
    private Currencies currencies;
    @Inject
    private Text text;
    private final Map<String, String> errors = new HashMap<>();
    private Map<String, String> values = new HashMap<>();
    private Page<Promotions.Listed> list;
    private Promotions.Found found;

    /** Shows the list or one promotion; a POST changes one first and goes on, or stays and says what is wrong. */
    public void load() {
        String number = request.getParameter("promotion");
        if (number == null) {
            list = promotions.list(PageNumber.parse(request.getParameter("page")));
            return;
        }
        if (!number.equals(NEW)) {
            Optional<Promotions.Found> known = number.matches("[0-9]{1,18}") ? promotions.find(Long.parseLong(number)) : Optional.empty();
            if (known.isEmpty()) {
                Navigation.notFound();
                return;
            }
            found = known.get();
        }
        boolean post = request.getMethod().equals("POST");
        values = found == null ? new HashMap<>(Map.of("kind", PromotionDraft.Kind.PERCENT.name())) : PromotionForm.texts(found.draft());
        if (post && change()) {
            Navigation.redirect(ADDRESS + "?promotion=" + (found == null ? "" : found.id()) + "&saved=1");
        }
    }

    private boolean change() {
        try {
            String action = posted("action");
            if (found != null && action.equals("end")) {
                promotions.end(found.id());
            } else if (found != null && action.equals("addCoupon")) {
                addCoupon();
            } else if (found != null && action.equals("endCoupon") && posted("couponId").matches("[0-9]{1,18}")) {
                promotions.endCoupon(found.id(), Long.parseLong(posted("couponId")));
            } else if (action.equals("save")) {
                return save();
            }
            return true;
        } catch (BusinessException refusal) {
            errors.put(refusal.path(), text.error(refusal));
            return false;
        }
    }

    private void addCoupon() {
        List.of("code", "maxUses", "maxUsesCustomer", "couponUntil").forEach(field -> values.put(field, posted(field)));
        promotions.addCoupon(found.id(), posted("code"), Typed.whole("maxUses", posted("maxUses")),
                Typed.whole("maxUsesCustomer", posted("maxUsesCustomer")), Typed.time("couponUntil", posted("couponUntil")));
    }

    private boolean save() {
        PromotionForm.SAMPLES.keySet().forEach(field -> values.put(field, posted(field)));
        List.of("counted", "exclusive", "withCoupon").forEach(field -> values.put(field, posted(field)));
        PromotionForm form = new PromotionForm(values, currencies.all());
        form.refusals().forEach((field, refusal) -> errors.put(field, text.error(refusal)));
        if (!errors.isEmpty()) {
            return false;
        }
        if (found == null) {
            found = promotions.find(promotions.create(form.draft())).orElseThrow();
        } else {
            promotions.save(found.id(), posted("version").matches("[0-9]{1,18}") ? Long.parseLong(posted("version")) : -1, form.draft());
        }
        return true;
    }

    private String posted(String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value.replace("\r", "");
    }

    /** Null when the address names one. */
    public Page<Promotions.Listed> getList() {
        return list;
    }

    /** Null for the list and for a new one. */
    public Promotions.Found getFound() {
        return found;
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong with a field, by its name. */
    public Map<String, String> getErrors() {
        return errors;
    }

    public boolean isSaved() {
        return errors.isEmpty() && request.getParameter("saved") != null;
    }

    public List<SelectItem> getKinds() {
        List<SelectItem> kinds = new ArrayList<>();
        Arrays.stream(PromotionDraft.Kind.values()).forEach(kind -> kinds.add(new SelectItem(kind.name(), kindText(kind))));
        return kinds;
    }

    public String kindText(PromotionDraft.Kind kind) {
        return text.of("admin.promotion.kind." + kind.name());
    }

    public String stateText(Promotions.State state) {
        return text.of("admin.promotion.state." + state.name());
    }

    /** How often a code was used, of how often it may be. */
    public String uses(Promotions.Coupon coupon) {
        return coupon.maxUses() == null ? text.of("admin.number", coupon.uses())
                : text.of("admin.promotion.usesOf", coupon.uses(), coupon.maxUses());
    }

    /** The list, ending in the name of the page parameter. */
    public String getListUrl() {
        return Links.url(ADDRESS + "?page=");
    }
}
