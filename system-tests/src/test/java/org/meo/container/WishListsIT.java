package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.shared.BusinessException;
import org.meo.shared.Language;
import org.meo.shared.SecretToken;
import org.meo.wishlist.Saved;
import org.meo.wishlist.Wish;
import org.meo.wishlist.WishListView;
import org.meo.wishlist.WishLists;

@ExtendWith(ArquillianExtension.class)
class WishListsIT {

    @Inject
    private Shop shop;

    @EJB
    private WishLists wishLists;

    @Resource
    private ManagedExecutorService executor;

    @Test
    void keepsEachThingOnceTheLatestFirst() {
        String first = shop.product(3);
        String second = shop.product(0);
        Saved saved = wishLists.save(null, first);
        assertThat(saved.productSlug()).isEqualToIgnoringCase(first);
        assertThat(wishLists.save(saved.token(), second).token()).isEqualTo(saved.token());
        wishLists.save(saved.token(), first);

        WishListView view = wishLists.view(saved.token(), Language.ENGLISH);

        assertThat(view.wishes()).extracting(Wish::sku).containsExactly(second, first);
        assertThat(view.wishes()).extracting(Wish::available).containsExactly(0, 3);
        wishLists.remove(saved.token(), second);
        wishLists.remove(saved.token(), "NO-SUCH");
        assertThat(wishLists.view(saved.token(), Language.ENGLISH).wishes()).extracting(Wish::sku).containsExactly(first);
    }

    @Test
    void sayWhatIsNoLongerSold() {
        String sku = shop.product(3);
        String token = wishLists.save(null, sku).token();
        shop.update("UPDATE variant SET active = false WHERE sku = ?", sku);

        WishListView view = wishLists.view(token, Language.ENGLISH);

        assertThat(view.wishes()).isEmpty();
        assertThat(view.gone()).containsExactly(sku);
        assertThat(view.isEmpty()).isFalse();
    }

    @Test
    void unknownTokensAndGoodsChangeNothing() {
        assertThat(wishLists.view(null, Language.ENGLISH)).isEqualTo(WishListView.EMPTY);
        assertThat(wishLists.view("x".repeat(24), Language.ENGLISH)).isEqualTo(WishListView.EMPTY);
        assertThat(wishLists.view("x".repeat(10_000), Language.ENGLISH)).isEqualTo(WishListView.EMPTY);
        assertThatThrownBy(() -> wishLists.save(null, "NO-SUCH")).isInstanceOf(BusinessException.class);
        assertThatThrownBy(() -> wishLists.save(null, null)).isInstanceOf(BusinessException.class);
        String invented = "y".repeat(24);
        assertThat(wishLists.save(invented, shop.product(1)).token()).isNotEqualTo(invented);
    }

    @Test
    void twoTabsCannotGoBeyondTheBound() throws Exception {
        String token = wishLists.save(null, shop.product(1)).token();
        shop.update("INSERT INTO wish_list_item (wish_list_id, sku, added_at) SELECT l.id, 'FILL-' || i, now()"
                + " FROM wish_list l, generate_series(1, ?) i WHERE l.token_hash = ?", WishLists.MAX_WISHES - 3, SecretToken.hash(token));
        List<Future<String>> tabs = new ArrayList<>();
        for (int tab = 0; tab < 6; tab++) {
            String sku = shop.product(1);
            tabs.add(executor.submit(() -> save(token, sku)));
        }

        List<String> outcomes = new ArrayList<>();
        for (Future<String> tab : tabs) {
            outcomes.add(tab.get(30, TimeUnit.SECONDS));
        }

        assertThat(outcomes).filteredOn("saved"::equals).hasSize(2);
        assertThat(outcomes).filteredOn("WISH_LIST_FULL"::equals).hasSize(4);
    }

    private String save(String token, String sku) {
        try {
            wishLists.save(token, sku);
            return "saved";
        } catch (BusinessException refused) {
            return refused.code();
        }
    }
}
