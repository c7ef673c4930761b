package org.meo.fulfilment;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.SortedMap;
import org.joda.money.Money;
import org.meo.customers.Address;
import org.meo.orders.OrderView;
import org.meo.shared.BusinessException;
import org.meo.shared.Contention;

/**
 * What shoppers and support do with an order after it is placed. Each is a transaction of its own, tried again after a
 * conflict in the database. Who may do it is the caller's to know.
 */
@ApplicationScoped
public class AfterSales {

    /** Most characters of a reason. */
    public static final int MAX_REASON = 500;

    @EJB
    private OrderChanges changes;

    @EJB
    private Returns returns;

    @Inject
    private Contention contention;

    /** @throws BusinessException as {@link OrderChanges#cancel}, {@code TOO_LONG} at {@code reason} */
    public OrderView cancel(String number, String actor, String reason) {
        String why = reason(reason);
        return contention.retry(() -> changes.cancel(number, actor, why));
    }

    /** @throws BusinessException as {@link OrderChanges#cancelRest} */
    public Money cancelRest(String number, String actor, String reason) {
        String why = reason(reason);
        return contention.retry(() -> changes.cancelRest(number, actor, why));
    }

    /** @throws BusinessException as {@link OrderChanges#changeAddress} */
    public OrderView changeAddress(String number, Address address, String actor) {
        return contention.retry(() -> changes.changeAddress(number, address, actor));
    }

    /** @throws BusinessException as {@link OrderChanges#refund}; {@code REQUIRED} at {@code reason} */
    public void refund(String number, Money amount, String reason, String actor) {
        String why = required(reason);
        contention.retry(() -> {
            changes.refund(number, amount, why, actor);
            return null;
        });
    }

    /** @throws BusinessException as {@link Returns#request} */
    public ReturnView requestReturn(String number, SortedMap<String, Integer> quantities, ReturnReason reason, String note,
            String actor) {
        return contention.retry(() -> returns.request(number, quantities, reason, note, actor));
    }

    /** @throws BusinessException as {@link Returns#approve} */
    public ReturnView approveReturn(long id, String actor) {
        return contention.retry(() -> returns.approve(id, actor));
    }

    /** @throws BusinessException as {@link Returns#refuse} */
    public ReturnView refuseReturn(long id, String actor, String reason) {
        String why = required(reason);
        return contention.retry(() -> returns.refuse(id, actor, why));
    }

    /** @throws BusinessException as {@link Returns#receive} */
    public ReturnView receiveReturn(long id, SortedMap<String, Returns.Received> received, String actor) {
        return contention.retry(() -> returns.receive(id, received, actor));
    }

    /** @throws BusinessException as {@link Returns#refund} */
    public ReturnView refundReturn(long id, Money amount, String actor) {
        return contention.retry(() -> returns.refund(id, amount, actor));
    }

    /** @throws BusinessException as {@link Returns#close} */
    public ReturnView closeReturn(long id, String actor, String reason) {
        String why = required(reason);
        return contention.retry(() -> returns.close(id, actor, why));
    }

    private static String required(String reason) {
        String text = reason(reason);
        if (text.isEmpty()) {
            throw new BusinessException("REQUIRED", "reason");
        }
        return text;
    }

    private static String reason(String reason) {
        String text = reason == null ? "" : reason.strip();
        if (text.length() > MAX_REASON) {
            throw new BusinessException("TOO_LONG", "reason", MAX_REASON);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BusinessException("INVALID_TEXT", "reason");
        }
        return text;
    }
}
