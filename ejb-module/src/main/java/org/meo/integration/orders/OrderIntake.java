package org.meo.integration.orders;

import static jakarta.ejb.TransactionAttributeType.REQUIRES_NEW;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.catalog.Catalogue;
import org.meo.customers.Channel;
import org.meo.customers.Channels;
import org.meo.customers.PartnerCustomer;
import org.meo.customers.PartnerCustomers;
import org.meo.fulfilment.Fulfilments;
import org.meo.inventory.Inventory;
import org.meo.messaging.Envelope;
import org.meo.messaging.Inbox;
import org.meo.messaging.Outbox;
import org.meo.orders.OrderView;
import org.meo.orders.Orders;
import org.meo.payments.InvoiceCredit;
import org.meo.payments.Payments;
import org.meo.pricing.Currencies;

/**
 * The transaction in which requests become orders and are answered: all that belongs to them or nothing. However many they
 * are, it takes the same number of statements. Rows are locked in the order stock by SKU, credit by customer; all others are
 * new.
 */
@Stateless
@TransactionAttribute(REQUIRES_NEW)
public class OrderIntake {

    private static final String TYPE = "OrderRequest";
    private static final String ACTOR = "partner";

    @EJB
    private Inbox inbox;

    @EJB
    private Outbox outbox;

    @EJB
    private Channels channels;

    @EJB
    private PartnerCustomers customers;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Currencies currencies;

    @EJB
    private Inventory inventory;

    @EJB
    private Orders orders;

    @EJB
    private InvoiceCredit credit;

    @EJB
    private Payments payments;

    @EJB
    private Fulfilments fulfilments;

    @Inject
    private Clock clock;

    /**
     * Acts on requests and answers them.
     *
     * @param messages no two of one id, nor of one external id
     * @return what became of each, in their order
     */
    public List<Outcome> take(List<Received> messages) {
        Map<Inbox.Key, Inbox.Taken> known = inbox.known(messages.stream().map(Received::key).toList());
        Map<String, Channel> sold = channels.all();
        Map<Orders.ExternalId, Orders.Requested> ordered = orders.requested(messages.stream()
                .filter(message -> known.containsKey(message.key()) || sold(sold, message) != null).map(Received::externalId).toList());
        Map<Received, Outcome> outcomes = new IdentityHashMap<>();
        Map<Inbox.Key, Inbox.Taken> notes = new LinkedHashMap<>();
        List<Received> fresh = new ArrayList<>();
        for (Received message : messages) {
            Inbox.Taken taken = known.get(message.key());
            // Of an order in another's channel, a partner is not even told that there is one.
            Orders.Requested order = taken == null && sold(sold, message) == null ? null : ordered.get(message.externalId());
            if (taken == null && order == null) {
                fresh.add(message);
            } else {
                Outcome outcome = taken == null ? repeated(message, order) : repeated(message, taken, order);
                outcomes.put(message, outcome);
                if (taken == null) {
                    notes.put(message.key(), outcome.note(message));
                }
            }
        }
        if (!fresh.isEmpty()) {
            outcomes.putAll(judge(fresh, sold));
            fresh.forEach(message -> notes.put(message.key(), outcomes.get(message).note(message)));
        }
        if (!notes.isEmpty()) {
            inbox.noteAll(notes, TYPE);
        }
        outbox.writeAll(messages.stream().map(message -> Answers.draft(message.envelope(), message.reply(),
                message.envelope().messageId(), outcomes.get(message).answer())).toList());
        return messages.stream().map(outcomes::get).toList();
    }

    /** Answers what can't be taken for a request. @param externalId null when it has none that can be read */
    public void reject(Envelope envelope, Reply reply, String inReplyTo, String externalId, List<Rejection> rejections) {
        outbox.writeAll(List.of(Answers.draft(envelope, reply, inReplyTo, Answers.rejected(externalId, rejections))));
    }

    private Outcome repeated(Received message, Inbox.Taken taken, Orders.Requested order) {
        if (!MessageDigest.isEqual(message.request().hash(), taken.content())) {
            return conflict(message, "/messageId", "Another message had this id.");
        }
        return taken.answer() == null ? new Outcome(Outcome.Kind.REPEATED, Answers.accepted(orders.get(order.number())))
                : new Outcome(Outcome.Kind.REPEATED, read(taken.answer()));
    }

    private Outcome repeated(Received message, Orders.Requested order) {
        return MessageDigest.isEqual(message.request().hash(), order.requestHash())
                ? new Outcome(Outcome.Kind.REPEATED, Answers.accepted(orders.get(order.number())))
                : conflict(message, "/externalOrderId", "Another request with this number is an order already.");
    }

    private static Outcome conflict(Received message, String path, String text) {
        return rejected(message, List.of(new Rejection(Rejection.DUPLICATE_CONFLICT, path, text)));
    }

    private static Outcome rejected(Received message, List<Rejection> rejections) {
        boolean invalid = rejections.stream().anyMatch(rejection -> rejection.code().equals(Rejection.INVALID_MESSAGE));
        return new Outcome(invalid ? Outcome.Kind.INVALID : Outcome.Kind.REJECTED,
                Answers.rejected(message.request().externalId(), rejections));
    }

    private static Channel sold(Map<String, Channel> channels, Received message) {
        return Judge.sold(channels, message.envelope().partner(), message.request());
    }

    private Map<Received, Outcome> judge(List<Received> messages, Map<String, Channel> sold) {
        List<OrderRequest> requests = messages.stream().map(Received::request).toList();
        Map<PartnerCustomer.Key, PartnerCustomer> known = customers(messages, sold);
        Goods goods = new Goods(catalogue, requests);
        Map<String, Long> available = inventory.lockAvailable(goods.skus());
        Map<Long, InvoiceCredit.Credit> accounts = credit.lock(known.values().stream().map(PartnerCustomer::id).toList());
        Judge judge = new Judge(sold, known, accounts, goods, available, currencies.all(), clock.instant());
        Map<Received, Outcome> outcomes = new IdentityHashMap<>();
        List<Passed> passed = new ArrayList<>();
        for (Received message : messages) {
            Judge.Verdict verdict = judge.judge(message.envelope().partner(), message.request());
            if (verdict.rejections().isEmpty()) {
                passed.add(new Passed(message, verdict));
            } else {
                outcomes.put(message, rejected(message, verdict.rejections()));
            }
        }
        if (!passed.isEmpty()) {
            outcomes.putAll(place(passed));
        }
        return outcomes;
    }

    private Map<PartnerCustomer.Key, PartnerCustomer> customers(List<Received> messages, Map<String, Channel> sold) {
        Map<PartnerCustomer.Key, OrderRequest> wanted = new LinkedHashMap<>();
        messages.stream().filter(message -> sold(sold, message) != null).map(Received::request).forEach(request ->
                wanted.putIfAbsent(new PartnerCustomer.Key(request.channel(), request.customerId()), request));
        Map<PartnerCustomer.Key, PartnerCustomer> known = customers.find(List.copyOf(wanted.keySet()));
        wanted.forEach((key, request) -> {
            Channel channel = sold.get(key.channel());
            if (!known.containsKey(key) && channel.opensCustomers() && request.wrong().isEmpty()
                    && currencies.all().contains(request.currency())) {
                known.put(key, customers.open(key, request.customerName(), channel.paymentDays(),
                        Money.of(CurrencyUnit.of(request.currency()), channel.creditLimit(), RoundingMode.DOWN)));
            }
        });
        return known;
    }

    private Map<Received, Outcome> place(List<Passed> passed) {
        List<OrderView> views = orders.placeAll(passed.stream().map(each -> each.verdict().order()).toList(), ACTOR);
        Map<String, SortedMap<String, Integer>> promised = new LinkedHashMap<>();
        List<Payments.Owed> owed = new ArrayList<>();
        Map<String, String> parents = new HashMap<>();
        Map<Received, Outcome> outcomes = new IdentityHashMap<>();
        for (int index = 0; index < views.size(); index++) {
            OrderView view = views.get(index);
            Judge.Verdict verdict = passed.get(index).verdict();
            promised.put(view.number(), verdict.quantities());
            parents.put(view.number(), passed.get(index).message().envelope().trace());
            owed.add(new Payments.Owed(view.number(), verdict.customer().id(), view.total()));
            outcomes.put(passed.get(index).message(), new Outcome(Outcome.Kind.ACCEPTED, Answers.accepted(view)));
        }
        inventory.promiseAll(promised);
        payments.oweAll(owed, ACTOR);
        fulfilments.requestAll(views, ACTOR, parents);
        return outcomes;
    }

    private record Passed(Received message, Judge.Verdict verdict) {
    }

    private static JsonObject read(String answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject();
        }
    }
}
