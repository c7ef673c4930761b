package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.reviews.ReviewToModerate;
import org.meo.reviews.Reviews;
import org.meo.shared.BusinessException;
import org.meo.web.text.Text;

/** {@code /review/moderate?secret=}: shows a review to whoever holds its link, and takes one decision on it by POST. */
@Named("moderate")
@RequestScoped
public class ModerateBacking {

    private static final String APPROVE = "approve";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Reviews reviews;
    @Inject
    private Text text;
    @Inject
    @ConfigProperty(name = "meo.reviews.moderator")
    private Optional<String> moderator;
    private ReviewToModerate view;
    private String error;

    /** Finds the review, or says that the link was used; on a POST decides. */
    public void load() {
        if (isDone()) {
            return;
        }
        Optional<ReviewToModerate> found = reviews.findForModerator(request.getParameter("secret"));
        if (found.isEmpty()) {
            Navigation.notFound();
            return;
        }
        view = found.get();
        String decision = request.getParameter("decision");
        if (request.getMethod().equals("POST") && (APPROVE.equals(decision) || "reject".equals(decision))) {
            decide(decision);
        }
    }

    private void decide(String decision) {
        try {
            reviews.decide(getSecret(), APPROVE.equals(decision), moderator.filter(name -> !name.isBlank()).orElse("moderator"),
                    request.getParameter("reason"));
            Navigation.redirect("/review/moderate?done=" + decision);
        } catch (BusinessException refusal) {
            error = text.error(refusal);
        }
    }

    /** Null after the decision. */
    public ReviewToModerate getView() {
        return view;
    }

    public String getSecret() {
        return request.getParameter("secret");
    }

    /** As typed. */
    public String getReason() {
        return request.getParameter("reason");
    }

    /** What is wrong with the reason; null when nothing is. */
    public String getError() {
        return error;
    }

    public boolean isDone() {
        return request.getMethod().equals("GET") && request.getParameter("done") != null;
    }

    public boolean isApproved() {
        return APPROVE.equals(request.getParameter("done"));
    }
}
