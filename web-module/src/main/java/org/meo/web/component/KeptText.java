package org.meo.web.component;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.function.Consumer;

/** What {@link KeptTag} puts into a page: a text, or for the first time what the text is made of. */
final class KeptText extends UIComponentBase {

    private final String text;
    private final Consumer<String> keeper;

    /** @param text null when its children are to make it */
    KeptText(String text, Consumer<String> keeper) {
        this.text = text;
        this.keeper = keeper;
    }

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeAll(FacesContext context) throws IOException {
        context.getResponseWriter().write(text == null ? render(context) : text);
    }

    private String render(FacesContext context) throws IOException {
        ResponseWriter out = context.getResponseWriter();
        StringWriter written = new StringWriter();
        ResponseWriter copy = out.cloneWithWriter(written);
        context.setResponseWriter(copy);
        try {
            for (UIComponent child : getChildren()) {
                child.encodeAll(context);
            }
            copy.flush();
        } finally {
            context.setResponseWriter(out);
        }
        keeper.accept(written.toString());
        return written.toString();
    }
}
