package org.meo.web.component;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.util.Locale;

/**
 * {@code m:kept}: what stands in it is rendered once for each language and each value of {@code by}, and written as it is
 * from then on, without its components and expressions. Only for what is the same for everybody as long as the store runs.
 */
public final class KeptTag extends TagHandler {

    private static final int MOST = 200;

    private final TagAttribute by = getAttribute("by");
    /** Of this place in the pages: a page is compiled once. */
    private final Cache<Key, String> texts = Caffeine.newBuilder().maximumSize(MOST).build();

    private record Key(Locale locale, Object by) {
    }

    /** Used by Faces. */
    public KeptTag(TagConfig config) {
        super(config);
    }

    @Override
    public void apply(FaceletContext context, UIComponent parent) throws IOException {
        Key key = new Key(context.getFacesContext().getViewRoot().getLocale(), by == null ? "" : by.getObject(context));
        String text = texts.getIfPresent(key);
        KeptText kept = new KeptText(text, written -> texts.put(key, written));
        if (text == null) {
            nextHandler.apply(context, kept);
        }
        parent.getChildren().add(kept);
    }
}
