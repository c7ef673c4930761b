package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.meo.cart.CartLineView;
import org.meo.pictures.Pictures;
import org.meo.web.text.Formats;
import org.meo.web.text.Text;

/** {@code m:goodsLines}: what a shopper is about to buy, a line each, with its picture or without. */
public class GoodsLines extends UIComponentBase {

    private static final int PICTURE_SIZE = 56;

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        @SuppressWarnings("unchecked")
        List<CartLineView> lines = (List<CartLineView>) getAttributes().get("value");
        boolean pictured = Boolean.parseBoolean(String.valueOf(getAttributes().get("pictures")));
        Locale locale = context.getViewRoot().getLocale();
        ResponseWriter out = context.getResponseWriter();
        out.write(pictured ? "<ul class=\"summary-lines\" role=\"list\">" : "<ul class=\"summary-lines summary-lines-plain\" role=\"list\">");
        Text text = new Text();
        for (CartLineView line : lines) {
            out.write("<li>");
            if (pictured) {
                new PictureWriter(out).write(Beans.find(context, Pictures.class).orStandIn(line.picture()), "",
                        new PictureWriter.Place(PICTURE_SIZE, PICTURE_SIZE + "px", null, null), PictureWriter.Fetch.of(null));
            }
            String name = line.label().isEmpty() ? line.name() : line.name() + ", " + line.label();
            out.write(new Html().raw("<span>").text(text.in(locale, "line.quantityAndName", line.quantity(), name))
                    .raw("</span> <span class=\"amount\">").text(Formats.money(line.lineTotal(), locale)).raw("</span></li>").toString());
        }
        out.write("</ul>");
    }
}
