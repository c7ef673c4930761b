package org.meo.pricing;

import static jakarta.ejb.TransactionAttributeType.SUPPORTS;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.meo.shared.BusinessException;
import org.meo.shared.SecretToken;

/**
 * Money on cards. The database knows a card by the hash of its code; its balance is the sum of its entries, always (rule 6).
 */
@Stateless
public class GiftCards {

    /** Most that one card can hold. */
    public static final BigDecimal MAX_BALANCE = new BigDecimal(10_000);
    public static final int MAX_REASON = 500;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without the letters that are taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int MAX_TYPED = 40;
    private static final int MAX_FOUND = 50;
    private static final int MAX_ENTRIES = 200;
    private static final Pattern CODE = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private GiftCardLedger ledger;

    @Inject
    private Clock clock;

    /** @param code to be given to whoever owns the card; nobody can read it again */
    public record Issued(long id, String code) {
    }

    /** What happened to a card. @param orderNumber null when no order is part of it */
    public record Entry(Instant at, String kind, Money amount, String orderNumber, String actor, String reason) {
    }

    /** A card as the back office sees it. @param expiresAt null for never */
    public record Card(long id, String lastCharacters, Money balance, Instant expiresAt, Instant createdAt) {
    }

    /** A code as it is hashed, whatever case, spaces and hyphens it was typed with. @return empty for what can't be one */
    static Optional<String> normalise(String typed) {
        if (typed == null || typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1');
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /**
     * The card of a code.
     *
     * @throws BusinessException {@code GIFT_CARD_UNKNOWN}, {@code GIFT_CARD_EXPIRED}, {@code GIFT_CARD_EMPTY},
     *         {@code GIFT_CARD_CURRENCY} (argument: the card's), at {@code giftCard}
     */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public long usable(String typed, String currency) {
        String code = normalise(typed).orElseThrow(() -> new BusinessException("GIFT_CARD_UNKNOWN", "giftCard"));
        List<Object[]> rows = entities.createNativeQuery(
                "SELECT id, last_characters, balance, currency, expires_at FROM gift_card WHERE code_hash = ?1")
                .setParameter(1, SecretToken.hash(code)).getResultList();
        HeldGiftCard card = rows.stream().findFirst().map(row -> held(row, currency))
                .orElseThrow(() -> new BusinessException("GIFT_CARD_UNKNOWN", "giftCard"));
        if (card.refusal() != null) {
            throw card.refusal().toException("giftCard");
        }
        return card.id();
    }

    /** How these cards stand for a cart of that currency, in the order of the ids that are given. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<HeldGiftCard> held(Collection<Long> ids, String currency) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, last_characters, balance, currency, expires_at FROM gift_card
                 WHERE id = ANY (CAST(string_to_array(?1, ',') AS bigint[]))""")
                .setParameter(1, ids.stream().map(String::valueOf).collect(Collectors.joining(","))).getResultList();
        Map<Long, HeldGiftCard> cards = rows.stream().map(row -> held(row, currency))
                .collect(Collectors.toMap(HeldGiftCard::id, Function.identity()));
        return ids.stream().map(cards::get).toList();
    }

    private HeldGiftCard held(Object[] row, String currency) {
        Money balance = money(row[2], row[3]);
        Refusal refusal = null;
        if (row[4] != null && !clock.instant().isBefore(((Timestamp) row[4]).toInstant())) {
            refusal = Refusal.of("GIFT_CARD_EXPIRED");
        } else if (!currency.equals(row[3])) {
            refusal = Refusal.of("GIFT_CARD_CURRENCY", row[3]);
        } else if (!balance.isPositive()) {
            refusal = Refusal.of("GIFT_CARD_EMPTY");
        }
        return new HeldGiftCard(((Number) row[0]).longValue(), (String) row[1], balance, refusal);
    }

    /**
     * Issues a card.
     *
     * @param expiresAt null for never
     * @param request   made with the form: the same again issues nothing
     * @return empty when that request was answered before
     * @throws BusinessException {@code AMOUNT_OUT_OF_RANGE}, {@code IN_THE_PAST}, {@code TOO_LONG}
     */
    public Optional<Issued> issue(Money amount, Instant expiresAt, UUID request, String actor, String reason) {
        requireAmount(amount);
        requireReason(reason, false);
        Instant now = clock.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new BusinessException("IN_THE_PAST", "expires");
        }
        String code = randomCode();
        List<?> ids = entities.createNativeQuery("""
                INSERT INTO gift_card (code_hash, last_characters, currency, balance, expires_at, created_at, request)
                VALUES (?1, ?2, ?3, ?4, CAST(?5 AS timestamptz), ?6, CAST(?7 AS uuid)) ON CONFLICT (request) DO NOTHING RETURNING id""")
                .setParameter(1, SecretToken.hash(code)).setParameter(2, code.substring(LENGTH - GROUP))
                .setParameter(3, amount.getCurrencyUnit().getCode()).setParameter(4, amount.getAmount())
                .setParameter(5, expiresAt == null ? null : expiresAt.toString())
                .setParameter(6, Timestamp.from(now)).setParameter(7, request.toString()).getResultList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        long id = ((Number) ids.get(0)).longValue();
        ledger.enter(id, "ISSUE", amount, null, actor, reason);
        return Optional.of(new Issued(id, String.join("-", code.split("(?<=\\G.{" + GROUP + "})"))));
    }

    /**
     * Puts money on a card or takes some off.
     *
     * @param shown what the card held when that was decided: when it is another by now, nothing happens
     * @throws BusinessException {@code GIFT_CARD_CHANGED}, {@code AMOUNT_OUT_OF_RANGE}, {@code GIFT_CARD_BALANCE} (argument: what it
     *         holds), {@code REQUIRED} at {@code reason}
     */
    public void adjust(long id, Money change, Money shown, String actor, String reason) {
        requireReason(reason, true);
        if (change.isZero() || change.getAmount().abs().compareTo(MAX_BALANCE) > 0) {
            throw new BusinessException("AMOUNT_OUT_OF_RANGE", "amount", Money.of(change.getCurrencyUnit(), MAX_BALANCE));
        }
        if (shown.plus(change).isNegative()) {
            throw new BusinessException("GIFT_CARD_BALANCE", "amount", shown);
        }
        int changed = entities.createNativeQuery("""
                UPDATE gift_card SET balance = balance + ?1 WHERE id = ?2 AND balance = ?3 AND currency = ?4""")
                .setParameter(1, change.getAmount()).setParameter(2, id).setParameter(3, shown.getAmount())
                .setParameter(4, change.getCurrencyUnit().getCode()).executeUpdate();
        if (changed != 1) {
            throw new BusinessException("GIFT_CARD_CHANGED", "amount");
        }
        ledger.enter(id, "ADJUST", change, null, actor, reason);
    }

    /** The latest cards whose code ends like that; the latest of all for an empty text. At most 50. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<Card> find(String lastCharacters) {
        String last = lastCharacters == null ? "" : lastCharacters.strip().toUpperCase(Locale.ROOT);
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, last_characters, balance, currency, expires_at, created_at FROM gift_card
                 WHERE ?1 = '' OR last_characters = ?1 ORDER BY id DESC LIMIT ?2""")
                .setParameter(1, last).setParameter(2, MAX_FOUND).getResultList();
        return rows.stream().map(GiftCards::card).toList();
    }

    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public Optional<Card> find(long id) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT id, last_characters, balance, currency, expires_at, created_at FROM gift_card WHERE id = ?1""")
                .setParameter(1, id).getResultList();
        return rows.stream().findFirst().map(GiftCards::card);
    }

    /** What happened to a card, the latest first; at most 200. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<Entry> entries(long id) {
        List<Object[]> rows = entities.createNativeQuery("""
                SELECT e.occurred_at, e.kind, e.amount, c.currency, e.order_number, e.actor, e.reason
                  FROM gift_card_entry e JOIN gift_card c ON c.id = e.gift_card_id
                 WHERE e.gift_card_id = ?1 ORDER BY e.id DESC LIMIT ?2""")
                .setParameter(1, id).setParameter(2, MAX_ENTRIES).getResultList();
        return rows.stream().map(row -> new Entry(((Timestamp) row[0]).toInstant(), (String) row[1], money(row[2], row[3]),
                (String) row[4], (String) row[5], (String) row[6])).toList();
    }

    /** Numbers of cards whose balance is not the sum of their entries; empty in a sound store. At most 100. */
    @SuppressWarnings("unchecked")
    @TransactionAttribute(SUPPORTS)
    public List<Long> mismatches() {
        List<Number> ids = entities.createNativeQuery("""
                SELECT c.id FROM gift_card c
                  LEFT JOIN (SELECT gift_card_id, sum(amount) AS amount FROM gift_card_entry GROUP BY gift_card_id) e
                    ON e.gift_card_id = c.id
                 WHERE c.balance <> coalesce(e.amount, 0) ORDER BY 1 LIMIT 100""").getResultList();
        return ids.stream().map(Number::longValue).toList();
    }

    private static void requireAmount(Money amount) {
        if (!amount.isPositive() || amount.getAmount().compareTo(MAX_BALANCE) > 0) {
            throw new BusinessException("AMOUNT_OUT_OF_RANGE", "amount", Money.of(amount.getCurrencyUnit(), MAX_BALANCE));
        }
    }

    private static void requireReason(String reason, boolean required) {
        if (required && (reason == null || reason.isBlank())) {
            throw new BusinessException("REQUIRED", "reason");
        }
        if (reason != null && reason.length() > MAX_REASON) {
            throw new BusinessException("TOO_LONG", "reason", MAX_REASON);
        }
    }

    private static Card card(Object[] row) {
        return new Card(((Number) row[0]).longValue(), (String) row[1], money(row[2], row[3]),
                row[4] == null ? null : ((Timestamp) row[4]).toInstant(), ((Timestamp) row[5]).toInstant());
    }

    private static Money money(Object amount, Object currency) {
        return Money.of(CurrencyUnit.of((String) currency), (BigDecimal) amount);
    }

    private static String randomCode() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt).map(String::valueOf)
                .collect(Collectors.joining());
    }
}
