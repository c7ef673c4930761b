package org.meo.orders;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.meo.customers.Address;
import org.meo.shared.Rows;
import org.meo.shared.Sequences;
import org.meo.shared.StatementFailedException;

/** Many orders at once, as {@link Order} would be written: one statement a table. */
final class OrderRows {

    private static final String INSERT = """
            INSERT INTO orders (id, version, created_at, placed_at, number, access_key, channel, external_id, status, customer_id,
                email, phone, locale, ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code, bill_country, currency, subtotal,
                discount, shipping, tax, tax_included, total, gift_cards, shipping_method, payment_method, price_trace,
                partner_customer, payment_days, note, requested_at, request_hash)
            SELECT o.id, 1, ?, ?, o.number, o.access_key, o.channel, o.external_id, o.status, o.customer_id, o.email, o.phone,
                   o.locale, o.ship_name, o.ship_line1, o.ship_line2, o.ship_city, o.ship_region, o.ship_postal_code, o.ship_country,
                   o.bill_name, o.bill_line1, o.bill_line2, o.bill_city, o.bill_region, o.bill_postal_code, o.bill_country,
                   o.currency, o.subtotal, o.discount, o.shipping, o.tax, o.tax_included, o.total, o.gift_cards,
                   o.shipping_method, o.payment_method, o.price_trace, o.partner_customer, o.payment_days, o.note,
                   o.requested_at, o.request_hash
              FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
                          ?::numeric[], ?::numeric[], ?::boolean[], ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::bytea[])
                     AS o (id, number, access_key, channel, external_id, status, customer_id, email, phone, locale,
                           ship_name, ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country,
                           bill_name, bill_line1, bill_line2, bill_city, bill_region, bill_postal_code, bill_country,
                           currency, subtotal, discount, shipping, tax, tax_included, total, gift_cards, shipping_method,
                           payment_method, price_trace, partner_customer, payment_days, note, requested_at, request_hash)""";

    private static final String INSERT_LINES = """
            INSERT INTO order_line (id, order_id, position, sku, name, label, picture, quantity, unit_price, line_total, discount,
                                    tax, tax_rate)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[],
                                 ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])""";

    private static final String INSERT_HISTORY = """
            INSERT INTO order_history (id, order_id, from_status, to_status, actor, occurred_at)
            SELECT h.id, h.order_id, h.from_status, h.to_status, ?, ?
              FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) AS h (id, order_id, from_status, to_status)""";

    private static final String REQUESTED = """
            SELECT o.channel, o.external_id, o.number, o.request_hash FROM unnest(?::text[], ?::text[]) AS k (channel, id)
              JOIN orders o ON o.channel = k.channel AND o.external_id = k.id""";

    private OrderRows() {
    }

    static void insert(Connection connection, List<PlacedRow> orders, String actor, Instant now) {
        long[] ids = Sequences.take(connection, "orders_seq", orders.size());
        List<IdentifiedOrder> rows = new ArrayList<>();
        List<IdentifiedLine> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int index = 0; index < ids.length; index++) {
            PlacedRow order = orders.get(index);
            rows.add(new IdentifiedOrder(ids[index], order.view(), order.order()));
            for (OrderLineView line : order.view().lines()) {
                lines.add(new IdentifiedLine(ids[index], lines.size(), line));
            }
            steps.add(new Step(ids[index], steps.size(), null, order.before()));
            steps.add(new Step(ids[index], steps.size(), order.before(), order.view().status()));
        }
        try {
            insertOrders(connection, rows, now);
            insertLines(connection, lines);
            insertHistory(connection, steps, actor, now);
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    private static void insertOrders(Connection connection, List<IdentifiedOrder> rows, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setTimestamp(2, Timestamp.from(now));
            Rows<IdentifiedOrder> columns = Rows.of(statement, 3, rows).column("bigint", IdentifiedOrder::id)
                    .text(row -> row.view().number()).text(row -> row.view().accessKey()).text(row -> row.view().channel())
                    .text(row -> row.view().externalId()).text(row -> row.view().status().name())
                    .column("bigint", row -> row.view().customerId()).text(row -> row.view().email())
                    .text(row -> row.view().phone()).text(row -> row.view().locale())
                    .text(row -> row.view().shipTo().name()).text(row -> row.view().shipTo().line1())
                    .text(row -> row.view().shipTo().line2()).text(row -> row.view().shipTo().city())
                    .text(row -> row.view().shipTo().region()).text(row -> row.view().shipTo().postalCode())
                    .text(row -> row.view().shipTo().country());
            columns.text(row -> row.billTo(Address::name)).text(row -> row.billTo(Address::line1))
                    .text(row -> row.billTo(Address::line2)).text(row -> row.billTo(Address::city))
                    .text(row -> row.billTo(Address::region)).text(row -> row.billTo(Address::postalCode))
                    .text(row -> row.billTo(Address::country));
            columns.text(row -> row.view().total().getCurrencyUnit().getCode())
                    .column("numeric", row -> row.view().subtotal().getAmount())
                    .column("numeric", row -> row.view().discount().getAmount())
                    .column("numeric", row -> row.view().shipping().getAmount())
                    .column("numeric", row -> row.view().tax().getAmount())
                    .column("boolean", row -> row.view().taxIncluded())
                    .column("numeric", row -> row.view().total().getAmount())
                    .column("numeric", row -> row.view().giftCards().getAmount())
                    .text(row -> row.view().shippingMethod()).text(row -> row.view().paymentMethod())
                    .text(row -> Json.createArrayBuilder(row.order().priceTrace()).build().toString());
            columns.text(row -> row.partner().customer()).column("integer", row -> row.partner().paymentDays())
                    .text(row -> row.partner().note())
                    .text(row -> row.partner().requestedAt() == null ? null : row.partner().requestedAt().toString())
                    .bytes(row -> row.partner().requestHash());
            statement.executeUpdate();
        }
    }

    private static void insertLines(Connection connection, List<IdentifiedLine> lines) throws SQLException {
        long[] ids = Sequences.take(connection, "order_line_seq", lines.size());
        Map<Long, Integer> positions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERT_LINES)) {
            Rows.of(statement, 1, lines).column("bigint", line -> ids[line.index()]).column("bigint", IdentifiedLine::orderId)
                    .column("integer", line -> positions.merge(line.orderId(), 1, Integer::sum))
                    .text(line -> line.line().sku()).text(line -> line.line().name()).text(line -> line.line().label())
                    .text(line -> line.line().picture()).column("integer", line -> line.line().quantity())
                    .column("numeric", line -> line.line().unitPrice().getAmount())
                    .column("numeric", line -> line.line().lineTotal().getAmount())
                    .column("numeric", line -> line.line().discount().getAmount())
                    .column("numeric", line -> line.line().tax().getAmount()).column("numeric", line -> line.line().taxRate());
            statement.executeUpdate();
        }
    }

    private static void insertHistory(Connection connection, List<Step> steps, String actor, Instant now) throws SQLException {
        long[] ids = Sequences.take(connection, "order_history_seq", steps.size());
        try (PreparedStatement statement = connection.prepareStatement(INSERT_HISTORY)) {
            statement.setString(1, actor);
            statement.setTimestamp(2, Timestamp.from(now));
            Rows.of(statement, 3, steps).column("bigint", step -> ids[step.index()]).column("bigint", Step::orderId)
                    .text(step -> step.from() == null ? null : step.from().name()).text(step -> step.to().name());
            statement.executeUpdate();
        }
    }

    static Map<Orders.ExternalId, Orders.Requested> requested(Connection connection, List<Orders.ExternalId> ids) {
        try (PreparedStatement statement = connection.prepareStatement(REQUESTED)) {
            Rows.of(statement, 1, ids).text(Orders.ExternalId::channel).text(Orders.ExternalId::id);
            Map<Orders.ExternalId, Orders.Requested> known = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(new Orders.ExternalId(rows.getString("channel"), rows.getString("external_id")),
                            new Orders.Requested(rows.getString("number"), rows.getBytes("request_hash")));
                }
            }
            return known;
        } catch (SQLException failure) {
            throw new StatementFailedException(failure);
        }
    }

    /** @param before the status that the order began with */
    record PlacedRow(NewOrder order, OrderView view, OrderStatus before) {
    }

    private record IdentifiedOrder(long id, OrderView view, NewOrder order) {

        private static final PartnerTerms NONE = new PartnerTerms(null, null, null, null, null);

        PartnerTerms partner() {
            return order.partner() == null ? NONE : order.partner();
        }

        String billTo(Function<Address, String> part) {
            return view.billTo() == null ? null : part.apply(view.billTo());
        }
    }

    private record IdentifiedLine(long orderId, int index, OrderLineView line) {
    }

    private record Step(long orderId, int index, OrderStatus from, OrderStatus to) {
    }
}
