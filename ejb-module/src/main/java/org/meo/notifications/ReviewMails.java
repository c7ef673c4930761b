package org.meo.notifications;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.meo.reviews.ReviewText;
import org.meo.reviews.ReviewWritten;
import org.meo.shared.Language;

/** Tells the moderator of reviews that wait, or that are shown without waiting. */
@ApplicationScoped
class ReviewMails {

    @EJB
    private Notifications notifications;

    @Inject
    @ConfigProperty(name = "meo.base.url")
    private String baseUrl;

    @Inject
    @ConfigProperty(name = "meo.reviews.moderator")
    private Optional<String> moderator;

    /** Without a moderator reviews wait until there is a way to decide on them. */
    void tell(@Observes ReviewWritten written) {
        moderator.filter(address -> !address.isBlank())
                .ifPresent(address -> notifications.queue(mail(written, address, baseUrl)));
    }

    static Mail mail(ReviewWritten written, String recipient, String baseUrl) {
        MailWords words = new MailWords(Language.ENGLISH.locale());
        String kind = written.shown() ? "review.published" : "review";
        ReviewText text = written.text();
        MailDocument document = new MailDocument(Language.ENGLISH.locale());
        document.paragraph(words.say(kind + ".intro", written.productName()));
        document.paragraph(words.say("review.rating", text.rating()) + ": " + text.title());
        document.paragraph(text.body());
        document.paragraph(words.say("review.by", text.displayName()));
        document.link(words.say("review.decide"),
                MailWords.url(baseUrl, Language.ENGLISH, "/review/moderate?secret=" + written.secret()));
        document.paragraph(words.say("review.once"));
        return document.mail("review:" + written.reviewId() + ":" + written.revision(), recipient,
                words.say(kind + ".subject", written.productName()));
    }
}
