package org.meo.wishlist;

import java.util.List;

/**
 * A wish list as its page shows it.
 *
 * @param wishes the latest first
 * @param gone   SKUs that are no longer sold
 */
public record WishListView(List<Wish> wishes, List<String> gone) {

    public static final WishListView EMPTY = new WishListView(List.of(), List.of());

    public WishListView {
        wishes = List.copyOf(wishes);
        gone = List.copyOf(gone);
    }

    public boolean isEmpty() {
        return wishes.isEmpty() && gone.isEmpty();
    }
}
