package org.meo.documents;

import static jakarta.ejb.TransactionAttributeType.MANDATORY;
import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.meo.orders.OrderView;

/**
 * Invoices and credit notes. A document is a row that never changes; its number comes from a counter whose row is locked
 * until the transaction ends, so numbers have no gaps: what is rolled back gives its number back. Lock the order before.
 */
@Stateless
@TransactionAttribute(MANDATORY)
public class Documents {

    private static final ZoneId STORE_ZONE = ZoneId.of("Europe/London");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Seller seller;

    @Inject
    private Clock clock;

    /** Issues the invoice of an order, once. */
    public void issueInvoice(OrderView order) {
        issue(DocumentKind.INVOICE, "order:" + order.number(), order.number(), DocumentContent.invoice(order, seller.json()));
    }

    /**
     * Issues a credit note for money that went back, once. Nothing is issued for an order without an invoice: there is
     * nothing to take back.
     */
    public void issueCreditNote(OrderView order, long refundId, Money amount, String reason) {
        Optional<DocumentView> invoice = ofOrder(order.number()).stream()
                .filter(document -> document.kind() == DocumentKind.INVOICE).findFirst();
        if (invoice.isPresent()) {
            issue(DocumentKind.CREDIT_NOTE, "refund:" + refundId, order.number(),
                    DocumentContent.creditNote(order, seller.json(), invoice.get().number(), amount, reason));
        }
    }

    private void issue(DocumentKind kind, String occasion, String orderNumber, JsonObject content) {
        if (!entities.createNativeQuery("SELECT 1 FROM document WHERE occasion = ?1").setParameter(1, occasion)
                .getResultList().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        int year = now.atZone(STORE_ZONE).getYear();
        int sequence = ((Number) entities.createNativeQuery("""
                INSERT INTO document_counter (kind, year, last) VALUES (?1, ?2, 1)
                ON CONFLICT (kind, year) DO UPDATE SET last = document_counter.last + 1 RETURNING last""")
                .setParameter(1, kind.name()).setParameter(2, year).getSingleResult()).intValue();
        entities.createNativeQuery("""
                INSERT INTO document (kind, year, sequence, number, order_number, occasion, content, issued_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS jsonb), ?8)""")
                .setParameter(1, kind.name()).setParameter(2, year).setParameter(3, sequence)
                .setParameter(4, kind.number(year, sequence)).setParameter(5, orderNumber).setParameter(6, occasion)
                // jsonb has no NUL.
                .setParameter(7, content.toString().replace("\\u0000", "\\ufffd")).setParameter(8, Timestamp.from(now))
                .executeUpdate();
    }

    /** The documents of an order, oldest first; at most 100. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<DocumentView> ofOrder(String orderNumber) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT kind, number, order_number, issued_at FROM document WHERE order_number = ?1 ORDER BY id LIMIT 100""")
                .setParameter(1, orderNumber).getResultList();
        return rows.stream().map(Documents::view).toList();
    }

    /** A document, drawn; empty when there is none of that number. Who may see it is the caller's to know. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<DocumentFile> find(String number) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT kind, number, order_number, issued_at, CAST(content AS text) FROM document WHERE number = ?1""")
                .setParameter(1, number).getResultList();
        return rows.stream().findFirst().map(row -> {
            DocumentView view = view(row);
            try (JsonReader reader = Json.createReader(new StringReader((String) row[4]))) {
                return new DocumentFile(view, DocumentPdf.draw(view.kind(), number, view.issuedAt(), reader.readObject()));
            }
        });
    }

    private static DocumentView view(Object[] row) {
        return new DocumentView(DocumentKind.valueOf((String) row[0]), (String) row[1], (String) row[2],
                ((Timestamp) row[3]).toInstant());
    }
}
