package org.meo.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.meo.catalog.SellableVariant;
import org.meo.reviews.ReviewText;
import org.meo.reviews.ReviewWritten;
import org.meo.shared.Language;

class MerchandisingMailsTest {

    private static final String SHOP = "https://shop.example";

    @Test
    void tellsThatSomethingIsBackInTheReadersLanguage() {
        SellableVariant pen = new SellableVariant("PEN-1", "pen", "Füller", "blau", "", "", Money.parse("GBP 9.00"), "standard");

        Mail mail = new AlertMail(Language.GERMAN, SHOP).back(7, "a@example.org", pen, "secret");

        assertThat(mail.occasion()).isEqualTo("back-in-stock:7");
        assertThat(mail.subject()).isEqualTo("Wieder da: Füller");
        assertThat(mail.text()).contains("Füller (blau)", SHOP + "/de/p/pen?sku=PEN-1", SHOP + "/de/stock-alert/remove?token=secret");
        assertThat(new AlertMail(Language.ENGLISH, SHOP).back(7, "a@example.org", pen, "secret").text())
                .contains(SHOP + "/p/pen?sku=PEN-1");
    }

    @Test
    void showsTheModeratorHostileTextAsText() {
        ReviewText text = new ReviewText(1, "<script>alert(1)</script>", "<img src=x onerror=alert(1)> is what I say.", "\"><b>");

        Mail mail = ReviewMails.mail(new ReviewWritten(3, 2, "Pen {0}", text, false, "secret"), "moderator@meo.example", SHOP);

        assertThat(mail.occasion()).isEqualTo("review:3:2");
        assertThat(mail.recipient()).isEqualTo("moderator@meo.example");
        assertThat(mail.html()).doesNotContain("<script>", "<img", "<b>").contains("&lt;script&gt;", "/review/moderate?secret=secret");
        assertThat(mail.text()).contains("1 star", "Pen {0}");
    }
}
