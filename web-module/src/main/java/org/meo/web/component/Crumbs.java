package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.meo.catalog.Crumb;
import org.meo.web.http.Links;
import org.meo.web.text.Text;

/** {@code m:crumbs}: the way from the home page down to where the reader is. */
public class Crumbs extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        ResponseWriter out = context.getResponseWriter();
        Locale locale = context.getViewRoot().getLocale();
        Text text = new Text();
        @SuppressWarnings("unchecked")
        List<Crumb> path = (List<Crumb>) getAttributes().get("value");
        out.startElement("nav", null);
        out.writeAttribute("class", "crumbs", null);
        out.writeAttribute("aria-label", text.in(locale, "layout.crumbs"), null);
        out.startElement("ol", null);
        out.writeAttribute("role", "list", null);
        writeStep(out, "/", text.in(locale, "layout.home"));
        for (Crumb crumb : path) {
            writeStep(out, "/c/" + crumb.slug(), crumb.name());
        }
        out.startElement("li", null);
        out.writeAttribute("aria-current", "page", null);
        out.writeText(getAttributes().get("here"), null);
        out.endElement("li");
        out.endElement("ol");
        out.endElement("nav");
    }

    private static void writeStep(ResponseWriter out, String address, String name) throws IOException {
        out.startElement("li", null);
        out.startElement("a", null);
        out.writeAttribute("href", Links.url(address), null);
        out.writeText(name, null);
        out.endElement("a");
        out.endElement("li");
    }
}
