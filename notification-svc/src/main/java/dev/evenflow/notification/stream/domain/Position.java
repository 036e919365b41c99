package dev.evenflow.notification.stream.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far somebody has heard, in each source: the id of an event of the stream. It means the same to every instance,
 * whatever the order in which it merges the sources.
 *
 * @param users everything up to this sequence was heard
 * @param orders the same
 */
public record Position(long users, long orders) {

    /** Up to 18 digits each, which fit into a long. */
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Empty for what is no position. */
    public static Optional<Position> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    public String text() {
        return users + "-" + orders;
    }

    public long in(Source source) {
        return switch (source) {
            case USERS -> users;
            case ORDERS -> orders;
        };
    }

    /** Everything up to this sequence is heard as well. */
    public Position upTo(Source source, long sequence) {
        return switch (source) {
            case USERS -> new Position(Math.max(users, sequence), orders);
            case ORDERS -> new Position(users, Math.max(orders, sequence));
        };
    }

    public boolean isBefore(Change change) {
        return in(change.source()) < change.sequence();
    }

    /** Whether nothing was heard here that was not heard there. */
    public boolean isNowhereAhead(Position other) {
        return users <= other.users && orders <= other.orders;
    }
}
