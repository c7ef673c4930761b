package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.List;
import org.meo.catalog.CategoryNode;
import org.meo.pictures.Pictures;
import org.meo.web.http.Links;

/** {@code m:categoryLinks}: a list of links to categories, plain, with their children, or as tiles with a picture. */
public class CategoryLinks extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        @SuppressWarnings("unchecked")
        List<CategoryNode> categories = (List<CategoryNode>) getAttributes().get("value");
        if (categories == null || categories.isEmpty()) {
            return;
        }
        boolean deep = Boolean.parseBoolean(String.valueOf(getAttributes().get("deep")));
        boolean tiles = Boolean.parseBoolean(String.valueOf(getAttributes().get("pictures")));
        Object current = getAttributes().get("current");
        Pictures pictures = tiles ? Beans.find(context, Pictures.class) : null;
        if (tiles) {
            pictures.find(categories.stream().map(CategoryNode::picture).toList());
        }
        write(context.getResponseWriter(), categories, (String) getAttributes().get("styleClass"), current, deep, pictures);
    }

    private static void write(ResponseWriter out, List<CategoryNode> categories, String styleClass, Object current,
            boolean deep, Pictures pictures) throws IOException {
        out.startElement("ul", null);
        if (styleClass != null) {
            out.writeAttribute("class", styleClass, null);
        }
        out.writeAttribute("role", "list", null);
        for (CategoryNode category : categories) {
            out.startElement("li", null);
            if (pictures != null) {
                // The link's name says what it is; the picture only adorns it.
                new PictureWriter(out).write(pictures.orStandIn(category.picture()), "", PictureWriter.Place.TILE,
                        PictureWriter.Fetch.LATE);
            }
            out.startElement("a", null);
            out.writeAttribute("href", Links.url("/c/" + category.slug()), null);
            if (category.slug().equals(current)) {
                out.writeAttribute("aria-current", "page", null);
            }
            out.writeText(category.name(), null);
            out.endElement("a");
            if (deep && !category.children().isEmpty()) {
                write(out, category.children(), null, current, true, null);
            }
            out.endElement("li");
        }
        out.endElement("ul");
    }
}
