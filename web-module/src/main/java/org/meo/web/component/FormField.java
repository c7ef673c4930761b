package org.meo.web.component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import java.io.IOException;
import java.util.List;

/** {@code m:input}: a labelled field of a plain form, with its hint and what is wrong with it. */
public class FormField extends UIComponentBase {

    /** Of lists that live as long as the store: countries are many. */
    private static final Cache<List<?>, String> OPTIONS = Caffeine.newBuilder().weakKeys().maximumSize(50).build();

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        String id = getId();
        String hint = text("hint");
        Object form = getAttributes().get("form");
        String error = form instanceof Fields fields ? fields.error(id) : text("error");
        Html html = new Html();
        html.raw("<div").attribute("class", text("styleClass").isEmpty() ? "field" : "field " + text("styleClass")).raw("><label")
                .attribute("for", id).raw(">").text(text("label")).raw("</label>");
        if (!hint.isEmpty()) {
            html.raw("<p class=\"hint\"").attribute("id", id + "-hint").raw(">").text(hint).raw("</p>");
        }
        Object options = getAttributes().get("options");
        html.raw(options == null ? "<input" : "<select").attribute("id", id).attribute("name", id);
        if (options == null) {
            html.attribute("type", or("type", "text")).attribute("value", form instanceof Fields fields ? shown(fields) : text("value"))
                    .attribute("inputmode", or("inputmode", "text"));
        }
        if (!text("autocomplete").isEmpty()) {
            html.attribute("autocomplete", text("autocomplete"));
        }
        html.attribute("aria-invalid", Boolean.toString(!error.isEmpty()))
                .attribute("aria-describedby", (hint.isEmpty() ? "" : id + "-hint ") + id + "-error").raw(">");
        if (options instanceof List<?> items) {
            writeOptions(html, items, text("value"));
            html.raw("</select>");
        }
        html.raw("<p class=\"field-error\"").attribute("id", id + "-error").raw(">").text(error).raw("</p></div>");
        context.getResponseWriter().write(html.toString());
    }

    /** A password that was typed is not shown again. */
    private String shown(Fields fields) {
        return text("type").equals("password") ? "" : fields.value(getId());
    }

    private static void writeOptions(Html html, List<?> items, String chosen) {
        String options = OPTIONS.get(items, FormField::options);
        String value = new Html().attribute("value", chosen).raw(">").toString();
        int at = options.indexOf(value);
        if (at < 0) {
            html.raw(options);
        } else {
            int end = at + value.length() - 1;
            html.raw(options.substring(0, end)).raw(" selected").raw(options.substring(end));
        }
    }

    private static String options(List<?> items) {
        Html html = new Html();
        for (Object item : items) {
            SelectItem option = (SelectItem) item;
            html.raw("<option").attribute("value", option.getValue().toString()).raw(">").text(option.getLabel()).raw("</option>");
        }
        return html.toString();
    }

    private String or(String attribute, String otherwise) {
        String text = text(attribute);
        return text.isEmpty() ? otherwise : text;
    }

    private String text(String attribute) {
        Object value = getAttributes().get(attribute);
        return value == null ? "" : value.toString();
    }
}
