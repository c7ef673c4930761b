package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.Locale;
import org.meo.shared.Page;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code m:pager}: the ways to the pages before and after; nothing where there is one page only. */
public class Pager extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        Page<?> page = (Page<?>) getAttributes().get("value");
        if (page == null || page.last() == 1) {
            return;
        }
        ResponseWriter out = context.getResponseWriter();
        Locale locale = context.getViewRoot().getLocale();
        Text text = new Text();
        String url = (String) getAttributes().get("url");
        out.startElement("nav", null);
        out.writeAttribute("class", "pager", null);
        out.writeAttribute("aria-label", text.in(locale, "pager.label"), null);
        if (page.hasPrevious()) {
            writeLink(out, "prev", Links.url(url + (page.number() - 1)), text.in(locale, "pager.previous"));
        }
        out.startElement("span", null);
        out.writeText(text.in(locale, "pager.position", page.number(), page.last()), null);
        out.endElement("span");
        if (page.hasNext()) {
            writeLink(out, "next", Links.url(url + (page.number() + 1)), text.in(locale, "pager.next"));
        }
        out.endElement("nav");
    }

    private static void writeLink(ResponseWriter out, String relation, String address, String label) throws IOException {
        out.startElement("a", null);
        out.writeAttribute("class", "button button-quiet", null);
        out.writeAttribute("rel", relation, null);
        out.writeAttribute("href", address, null);
        out.writeText(label, null);
        out.endElement("a");
    }
}
