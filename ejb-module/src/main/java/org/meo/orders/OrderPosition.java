package org.meo.orders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of orders: between two rows, just after the one it names (before it when {@code backwards}).
 * Written as {@code o1700000000000000-4711} into addresses, {@code n…} for backwards.
 */
public record OrderPosition(Instant createdAt, long id, boolean backwards) {

    private static final Pattern FORM = Pattern.compile("([on])(\\d{1,16})-(\\d{1,18})");
    private static final long MICROS = 1_000_000;

    /** Where older orders follow. */
    public static OrderPosition after(OrderRow row) {
        return new OrderPosition(row.createdAt(), row.id(), false);
    }

    /** Where newer orders end. */
    public static OrderPosition before(OrderRow row) {
        return new OrderPosition(row.createdAt(), row.id(), true);
    }

    /** @return empty for what is no position, as for null */
    public static Optional<OrderPosition> parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long micros = Long.parseLong(matcher.group(2));
        return Optional.of(new OrderPosition(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Long.parseLong(matcher.group(3)),
                matcher.group(1).equals("n")));
    }

    @Override
    public String toString() {
        long micros = createdAt.getEpochSecond() * MICROS + createdAt.getNano() / 1000;
        return (backwards ? "n" : "o") + micros + "-" + id;
    }
}
