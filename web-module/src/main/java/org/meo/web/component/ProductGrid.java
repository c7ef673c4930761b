package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.meo.pictures.Pictures;
import org.meo.catalog.ProductCard;
import org.meo.web.text.Text;

/** {@code m:productGrid}: one component for all cards of a list. */
public class ProductGrid extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        @SuppressWarnings("unchecked")
        List<ProductCard> cards = (List<ProductCard>) getAttributes().get("value");
        if (cards == null || cards.isEmpty()) {
            return;
        }
        Object eager = getAttributes().get("eager");
        Pictures pictures = Beans.find(context, Pictures.class);
        // All in one statement; one by one they are remembered then.
        pictures.find(cards.stream().map(ProductCard::picture).toList());
        Locale locale = context.getViewRoot().getLocale();
        new CardWriter(context.getResponseWriter(), pictures::orStandIn, new Text(), locale)
                .write(cards, eager == null ? 0 : Integer.parseInt(eager.toString()));
    }
}
