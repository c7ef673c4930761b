package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.meo.reviews.ProductReviews;
import org.meo.reviews.ReviewText;
import org.meo.reviews.Reviews;
import org.meo.web.text.Text;

/** The reviews on a product's page, {@code ?reviews=} being the number of their page. */
@Named("productReviews")
@RequestScoped
public class ProductReviewsBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private ProductBacking product;
    @Inject
    private Reviews reviews;
    @Inject
    private Text text;
    private ProductReviews view;

    /** How many gave a number of stars. */
    public record Bar(int stars, int count) {
    }

    /** Read when first asked for; the last page when the address names one beyond. */
    public ProductReviews getView() {
        if (view == null) {
            long id = product.getPage().id();
            view = reviews.latest(id, PageNumber.parse(request.getParameter("reviews")));
            if (view.page().number() > view.page().last()) {
                view = reviews.latest(id, view.page().last());
            }
        }
        return view;
    }

    /** The average in words: 4.3 out of 5 stars. */
    public String getAverage() {
        NumberFormat format = NumberFormat.getNumberInstance(FacesContext.getCurrentInstance().getViewRoot().getLocale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return text.of("reviews.average", format.format(getView().average()));
    }

    /** The most stars first. */
    public List<Bar> getBars() {
        List<Bar> bars = new ArrayList<>();
        for (int stars = ReviewText.MAX_RATING; stars >= 1; stars--) {
            bars.add(new Bar(stars, getView().counts().get(stars - 1)));
        }
        return bars;
    }

    /** Stars as signs, for eyes only: what they say stands beside them in words. */
    public String stars(int rating) {
        return "★".repeat(rating) + "☆".repeat(ReviewText.MAX_RATING - rating);
    }

    /** The address of the list up to the page's number. */
    public String getListUrl() {
        return product.getUrl() + "?reviews=";
    }
}
