package dev.evenflow.notification.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Where a replay begins. */
public sealed interface ReplayFrom {

    /** With the first event there ever was. */
    record Beginning() implements ReplayFrom {

        @Override
        public String text() {
            return BEGINNING;
        }
    }

    /** With the first event stored then or later. */
    record At(Instant time) implements ReplayFrom {

        @Override
        public String text() {
            return time.toString();
        }
    }

    /** With the event of this stream sequence, from 1. */
    record Sequence(long sequence) implements ReplayFrom {

        @Override
        public String text() {
            return Long.toString(sequence);
        }
    }

    String BEGINNING = "beginning";

    /** As it is read by {@link #parse}. */
    String text();

    /** {@code beginning}, an ISO-8601 time with its offset, or a sequence; nothing for anything else. */
    static Optional<ReplayFrom> parse(String text) {
        if (text.equals(BEGINNING)) {
            return Optional.of(new Beginning());
        }
        if (text.matches("[1-9]\\d{0,17}")) {
            return Optional.of(new Sequence(Long.parseLong(text)));
        }
        try {
            return Optional.of(new At(Instant.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
