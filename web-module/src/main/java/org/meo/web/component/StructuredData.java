package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;

/** {@code m:data}: JSON-LD for search engines. It is data, which the content policy lets stand inside the page. */
public class StructuredData extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        Object value = getAttributes().get("value");
        if (value != null) {
            ResponseWriter out = context.getResponseWriter();
            out.write("<script type=\"application/ld+json\">");
            out.write(escape(value.toString()));
            out.write("</script>");
        }
    }

    /** Nothing in a value can end the script element, or begin another one. */
    static String escape(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
