package org.meo.web.http;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Lets a Faces form post to the address of its page, not to the view's file behind it, and speaks the language of that
 * address, whatever the browser would rather have: an address is one text, for people, caches and search engines alike.
 */
public class PublicAddresses extends ViewHandlerWrapper {

    /** Used by Faces. */
    public PublicAddresses(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        return Routes.address((HttpServletRequest) context.getExternalContext().getRequest());
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return Routes.language((HttpServletRequest) context.getExternalContext().getRequest()).locale();
    }
}
