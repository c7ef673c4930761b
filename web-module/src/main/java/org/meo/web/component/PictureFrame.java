package org.meo.web.component;

import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import org.meo.pictures.Pictures;

/** {@code m:picture}: one picture. A page with many asks {@link Pictures#find} for all of them before. */
public class PictureFrame extends UIComponentBase {

    @Override
    public String getFamily() {
        return "org.meo";
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        int size = Integer.parseInt(text("size"));
        String sizes = text("sizes");
        new PictureWriter(context.getResponseWriter()).write(
                Beans.find(context, Pictures.class).orStandIn(text("name")), text("alt"),
                new PictureWriter.Place(size, sizes == null ? size + "px" : sizes, text("imageId"), text("styleClass")),
                PictureWriter.Fetch.of(text("fetch")));
    }

    private String text(String attribute) {
        Object value = getAttributes().get(attribute);
        return value == null ? null : value.toString();
    }
}
