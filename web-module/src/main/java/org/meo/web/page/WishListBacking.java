package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.meo.shared.BusinessException;
import org.meo.web.http.Routes;
import org.meo.web.http.WishCookie;
import org.meo.web.text.Text;
import org.meo.wishlist.Saved;
import org.meo.wishlist.Wish;
import org.meo.wishlist.WishListView;
import org.meo.wishlist.WishLists;

/**
 * {@code /wishlist}: shows what a visitor keeps for later. A SKU that is posted to it is saved, or removed with
 * {@code remove}, or put into the cart with {@code toCart}.
 */
@Named("wishlist")
@RequestScoped
public class WishListBacking {

    @Inject
    private HttpServletRequest request;
    @Inject
    private WishLists wishLists;
    @Inject
    private WishCookie cookie;
    @Inject
    private CartEntry entry;
    @Inject
    private Text text;
    private WishListView view = WishListView.EMPTY;
    private String error;

    /** On a POST changes the list or the cart first and goes on, or stays to say why not. */
    public void load() {
        if (request.getMethod().equals("POST") && change()) {
            return;
        }
        view = wishLists.view(cookie.token(), Routes.language(request));
    }

    /** @return whether the request has ended */
    private boolean change() {
        String sku = request.getParameter("sku");
        try {
            if (request.getParameter("remove") != null) {
                wishLists.remove(cookie.token(), sku);
                Navigation.redirect("/wishlist");
            } else if (request.getParameter("toCart") != null) {
                entry.add(sku, 1);
                Navigation.redirect("/wishlist?added=1");
            } else {
                Saved saved = wishLists.save(cookie.token(), sku);
                cookie.keep(saved.token(), FacesContext.getCurrentInstance().getExternalContext());
                Navigation.redirect("/p/" + saved.productSlug() + "?sku=" + Navigation.encode(sku) + "&saved=1");
            }
            return true;
        } catch (BusinessException refusal) {
            error = text.error(refusal);
            return false;
        }
    }

    public WishListView getView() {
        return view;
    }

    /** Why nothing was saved or put into the cart; null when nothing was refused. */
    public String getError() {
        return error;
    }

    /** Whether the page is shown after something was put into the cart. */
    public boolean isAdded() {
        return error == null && request.getParameter("added") != null;
    }

    /** The product's page with the variant chosen. */
    public String urlOf(Wish wish) {
        return "/p/" + wish.productSlug() + "?sku=" + Navigation.encode(wish.sku());
    }

    /** Name and variant, for readers who hear a button alone. */
    public String describe(Wish wish) {
        return wish.label().isEmpty() ? wish.name() : wish.name() + ", " + wish.label();
    }

    /** What is left, in words. */
    public String stock(Wish wish) {
        return switch (wish.shelf()) {
            case NONE -> text.of("stock.none");
            case FEW -> text.of("stock.few", wish.available());
            case ENOUGH -> text.of("stock.enough");
        };
    }
}
