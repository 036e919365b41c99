package dev.evenflow.consistency.erasure;

import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.Map;
import java.util.Optional;

/** A dead letter that tells of a user. */
record LetterOfUser(long id, long userId, long version) {

    /** Empty for a letter of another stream, and for one that does not say whom it is about. */
    static Optional<LetterOfUser> of(LetterPlace letter) {
        return letter.event()
                .filter(event -> letter.stream().equals(Subjects.USERS_STREAM))
                .filter(event -> event.aggregateId().matches("\\d{1,18}"))
                .map(event -> of(letter.id(), event));
    }

    /** Applied again it would change nothing. */
    boolean isOfNoUse(Map<Long, CopyRow> copy) {
        return Optional.ofNullable(copy.get(userId))
                .filter(row -> row.deleted() && row.version() > version)
                .isPresent();
    }

    private static LetterOfUser of(long id, AggregateVersion event) {
        return new LetterOfUser(id, Long.parseLong(event.aggregateId()), event.version());
    }
}
