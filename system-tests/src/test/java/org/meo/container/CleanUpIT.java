package org.meo.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meo.shared.CleanUp;
import org.meo.shared.Retention;

@ExtendWith(ArquillianExtension.class)
class CleanUpIT {

    @Inject
    private Shop shop;

    @Inject
    @Any
    private Instance<Retention> retentions;

    @EJB
    private CleanUp cleanUp;

    @Test
    void whatIsOldGoesAndWhatIsNotStays() {
        String mark = UUID.randomUUID().toString();
        // More than one transaction takes.
        shop.update("""
                INSERT INTO outbox (shard, address, topic, message_key, message_id, type, type_version, body, created_at, sent_at)
                SELECT 0, 'nowhere', false, ?, ? || n, 'Test', 1, '{}', now() - interval '40 days', now() - interval '31 days'
                FROM generate_series(1, 1500) AS n""", mark, mark.substring(0, 20));
        shop.update("""
                INSERT INTO outbox (shard, address, topic, message_key, message_id, type, type_version, body, created_at, sent_at)
                VALUES (0, 'nowhere', false, ?, ?, 'Test', 1, '{}', now() - interval '40 days', now() - interval '29 days')""",
                mark, mark);
        shop.update("INSERT INTO inbox (partner, message_id, type, received_at) VALUES (?, 'old', 'Test', now() - interval '91 days'),"
                + " (?, 'new', 'Test', now() - interval '89 days')", mark, mark);
        shop.update("""
                INSERT INTO notification (occasion, recipient, subject, body_text, body_html, created_at, next_attempt_at, sent_at)
                VALUES (? || 'old', 'a@example.com', '', '', '', now(), now(), now() - interval '366 days'),
                       (? || 'new', 'a@example.com', '', '', '', now(), now(), now() - interval '364 days')""", mark, mark);
        shop.update("""
                INSERT INTO text_message (occasion, recipient, body, created_at, next_attempt_at, sent_at)
                VALUES (? || 'old', '1', '', now(), now(), now() - interval '366 days'),
                       (? || 'new', '1', '', now(), now(), now() - interval '364 days')""", mark, mark);
        shop.update("""
                WITH made AS (
                  INSERT INTO reservation (id, reference, state, created_at)
                  SELECT nextval('reservation_seq'), ? || name, state, now() - age FROM (VALUES
                    ('old', 'RELEASED', interval '91 days'), ('kept', 'CONFIRMED', interval '91 days'),
                    ('new', 'RELEASED', interval '89 days')) AS r (name, state, age) RETURNING id)
                INSERT INTO reservation_line (reservation_id, sku, quantity, shipped) SELECT id, 'T', 1, 1 FROM made""", mark);

        retentions.forEach(cleanUp::cleanUp);

        assertLeft(mark, Map.of(
                "SELECT count(*) FROM outbox WHERE message_key = ?", "1",
                "SELECT string_agg(message_id, ' ') FROM inbox WHERE partner = ?", "new",
                "SELECT string_agg(right(occasion, 3), ' ') FROM notification WHERE occasion LIKE ? || '%'", "new",
                "SELECT string_agg(right(occasion, 3), ' ') FROM text_message WHERE occasion LIKE ? || '%'", "new",
                "SELECT string_agg(right(reference, 3), ' ' ORDER BY reference) FROM reservation WHERE reference LIKE ? || '%'", "ept new",
                "SELECT count(*) FROM reservation_line l JOIN reservation r ON r.id = l.reservation_id WHERE r.reference LIKE ? || '%'", "2"));
    }

    private void assertLeft(String mark, Map<String, String> expected) {
        expected.forEach((query, answer) -> assertThat(shop.text(query, mark)).as(query).isEqualTo(answer));
    }
}
