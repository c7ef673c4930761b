package org.meo.web.component;

import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.meo.catalog.ProductCard;
import org.meo.catalog.Shelf;
import org.meo.pictures.Picture;
import org.meo.shared.Language;
import org.meo.web.http.Links;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** Writes product cards as HTML; every value goes through the writer's escaping. */
final class CardWriter {

    /** So many of the first cards are seen on every screen. */
    private static final int FIRST = 2;

    private final ResponseWriter out;
    private final Function<String, Picture> pictures;
    private final Text text;
    private final Locale locale;
    private final Language language;

    /** @param pictures gives a picture by its name */
    CardWriter(ResponseWriter out, Function<String, Picture> pictures, Text text, Locale locale) {
        this.out = out;
        this.pictures = pictures;
        this.text = text;
        this.locale = locale;
        this.language = Language.of(locale);
    }

    /** @param eager how many of the first pictures are loaded at once; the others when they come into sight */
    void write(List<ProductCard> cards, int eager) throws IOException {
        out.startElement("ul", null);
        out.writeAttribute("class", "product-grid", null);
        // Without its marks a list is no list to VoiceOver.
        out.writeAttribute("role", "list", null);
        int index = 0;
        for (ProductCard card : cards) {
            write(card, index >= eager ? PictureWriter.Fetch.LATE
                    : index < FIRST ? PictureWriter.Fetch.FIRST : PictureWriter.Fetch.SOON);
            index++;
        }
        out.endElement("ul");
    }

    private void write(ProductCard card, PictureWriter.Fetch fetch) throws IOException {
        out.startElement("li", null);
        out.writeAttribute("class", "product-card", null);
        out.writeAttribute("data-testid", "product-card", null);
        new PictureWriter(out).write(pictures.apply(card.picture()), card.pictureAlt(), PictureWriter.Place.CARD, fetch);
        if (card.brand() != null) {
            element("p", "product-brand", card.brand());
        }
        out.startElement("h3", null);
        out.startElement("a", null);
        out.writeAttribute("href", Links.url(language, "/p/" + card.slug()), null);
        out.writeText(card.name(), null);
        out.endElement("a");
        out.endElement("h3");
        writeRating(card);
        writePrice(card);
        if (card.shelf() == Shelf.NONE) {
            element("p", "stock stock-none", text.in(locale, "card.soldOut"));
        } else if (card.shelf() == Shelf.FEW) {
            element("p", "stock stock-few", text.in(locale, "card.few"));
        }
        out.endElement("li");
    }

    private void writeRating(ProductCard card) throws IOException {
        if (card.ratings() > 0) {
            String rating = Formats.decimal(card.rating(), locale);
            out.startElement("p", null);
            out.writeAttribute("class", "rating", null);
            element("span", "visually-hidden", text.in(locale, "card.rating", rating, card.ratings()));
            out.startElement("span", null);
            out.writeAttribute("aria-hidden", "true", null);
            out.writeText("★ " + rating + " (" + card.ratings() + ")", null);
            out.endElement("span");
            out.endElement("p");
        }
    }

    private void writePrice(ProductCard card) throws IOException {
        String price = Formats.money(card.price(), locale);
        out.startElement("p", null);
        out.writeAttribute("class", "price", null);
        if (card.compareAt() == null) {
            out.writeText(card.pricesDiffer() ? text.in(locale, "product.from", price) : price, null);
        } else {
            element("span", "visually-hidden", text.in(locale, "product.priceNow"));
            element("strong", "price-now", card.pricesDiffer() ? text.in(locale, "product.from", price) : price);
            element("span", "visually-hidden", text.in(locale, "product.priceWas"));
            element("s", "price-was", Formats.money(card.compareAt(), locale));
        }
        out.endElement("p");
    }

    private void element(String name, String styleClass, String content) throws IOException {
        out.startElement(name, null);
        out.writeAttribute("class", styleClass, null);
        out.writeText(content, null);
        out.endElement(name);
    }
}
