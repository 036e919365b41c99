package dev.evenflow.messaging;

import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.Optional;

/** Dead letters as pure tests need them. */
public final class Letters {

    private Letters() {}

    public static LetterPlace letter(long id, long sequence, String reason, String aggregateId, long version) {
        return new LetterPlace(
                id, "channel", "USERS", sequence, reason, Optional.of(new AggregateVersion(aggregateId, version)));
    }

    public static LetterPlace unreadable(long id, long sequence) {
        return new LetterPlace(id, "channel", "USERS", sequence, "malformed", Optional.empty());
    }
}
