package org.meo.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.meo.fulfilment.ReturnView;
import org.meo.fulfilment.Returns;
import org.meo.web.http.Links;

/** {@code /admin/returns}: returns that wait for somebody, the oldest first. */
@Named("adminReturns")
@RequestScoped
public class AdminReturnsBacking {

    @Inject
    private Returns returns;
    private List<ReturnView> open = List.of();

    public void load() {
        open = returns.open();
    }

    public List<ReturnView> getOpen() {
        return open;
    }

    public String url(ReturnView goods) {
        return Links.url("/admin/orders/" + Navigation.encode(goods.orderNumber()) + "#return-" + goods.id());
    }
}
