package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meo.reviews.Purchase;
import org.meo.reviews.ReviewText;
import org.meo.reviews.Reviews;
import org.meo.shared.BusinessException;
import org.meo.web.http.Routes;
import org.meo.web.text.Text;

/** {@code /review?order=&key=&sku=}: takes what a buyer says of something that was sent. */
@Named("review")
@RequestScoped
public class ReviewBacking {

    private static final List<String> FIELDS = List.of("rating", "title", "body", "displayName");

    @Inject
    private HttpServletRequest request;
    @Inject
    private Reviews reviews;
    @Inject
    private Text text;
    private Purchase purchase;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** Finds the purchase; on a POST writes the review and goes on, or stays and says beside the fields what is wrong. */
    public void load() {
        Optional<Purchase> found = reviews.purchase(request.getParameter("order"), request.getParameter("key"),
                request.getParameter("sku"), Routes.language(request));
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        purchase = found.get();
        if (request.getMethod().equals("POST")) {
            write();
        } else {
            fill(purchase.written());
        }
    }

    private void fill(Optional<ReviewText> before) {
        // The first name only: what is shown to everybody is not taken from the parcel as a whole.
        values.put("displayName", before.map(ReviewText::displayName).orElse(purchase.buyer().split(" ", 2)[0]));
        before.ifPresent(written -> {
            values.put("rating", String.valueOf(written.rating()));
            values.put("title", written.title());
            values.put("body", written.body());
        });
    }

    private void write() {
        FIELDS.forEach(field -> values.put(field, Optional.ofNullable(request.getParameter(field)).orElse("")));
        ReviewForm form = new ReviewForm(values);
        form.refusals().forEach(this::note);
        if (errors.isEmpty()) {
            boolean shown = reviews.write(purchase, form.text(), Routes.language(request));
            Navigation.redirect(getUrl() + (shown ? "&done=shown" : "&done=waits"));
        }
    }

    private void note(String field, BusinessException refusal) {
        errors.put(field, text.error(refusal));
    }

    /** This very page. */
    public String getUrl() {
        return "/review?order=" + Navigation.encode(purchase.orderNumber()) + "&key="
                + Navigation.encode(request.getParameter("key")) + "&sku=" + Navigation.encode(purchase.sku());
    }

    /** The page of the order that it was bought with. */
    public String getOrderUrl() {
        return "/order/" + Navigation.encode(purchase.orderNumber()) + "?key=" + Navigation.encode(request.getParameter("key"));
    }

    public Purchase getPurchase() {
        return purchase;
    }

    /** The fields' texts, by name. */
    public Map<String, String> getValues() {
        return values;
    }

    /** What is wrong, by field. */
    public Map<String, String> getErrors() {
        return errors;
    }

    /** Something to mend. */
    public record Problem(String field, String message) {
    }

    /** Everything that is wrong, in the order of the fields. */
    public List<Problem> getProblems() {
        return FIELDS.stream().filter(errors::containsKey).map(field -> new Problem(field, errors.get(field))).toList();
    }

    /** Whether the page is shown after the review was taken. */
    public boolean isDone() {
        return errors.isEmpty() && request.getParameter("done") != null;
    }

    /** Whether it is shown already, or waits for the moderator. */
    public boolean isShown() {
        return "shown".equals(request.getParameter("done"));
    }

    /** Numbers of stars to choose from, the most first. */
    public List<Integer> getChoices() {
        return List.of(5, 4, 3, 2, 1);
    }

    public boolean isChosen(int stars) {
        return String.valueOf(stars).equals(values.get("rating"));
    }
}
