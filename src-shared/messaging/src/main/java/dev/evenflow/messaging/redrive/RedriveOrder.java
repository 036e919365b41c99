package dev.evenflow.messaging.redrive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.evenflow.messaging.deadletter.AggregateVersion;
import dev.evenflow.messaging.deadletter.LetterPlace;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/** The order to redrive in: as the originals were published, and those of one aggregate by version whatever came first. */
final class RedriveOrder {

    private static final Comparator<LetterPlace> BY_VERSION =
            Comparator.<LetterPlace>comparingLong(letter -> version(letter)).thenComparing(LetterPlace.AS_PUBLISHED);

    private RedriveOrder() {}

    static List<LetterPlace> of(List<LetterPlace> letters) {
        var inTurn = letters.stream().sorted(BY_VERSION).collect(groupingBy(Turn::of, toCollection(() ->
                (Queue<LetterPlace>) new ArrayDeque<LetterPlace>())));
        return letters.stream()
                .sorted(LetterPlace.AS_PUBLISHED)
                .map(Turn::of)
                .flatMap(turn -> Stream.ofNullable(
                        inTurn.getOrDefault(turn, new ArrayDeque<>()).poll()))
                .toList();
    }

    private static long version(LetterPlace letter) {
        return letter.event().map(AggregateVersion::version).orElse(0L);
    }

    /** Letters that keep their order among each other; one that tells no aggregate stands alone. */
    record Turn(String channel, String aggregateId, long id) {

        static Turn of(LetterPlace letter) {
            return letter.event()
                    .map(event -> new Turn(letter.channel(), event.aggregateId(), 0))
                    .orElseGet(() -> new Turn(letter.channel(), "", letter.id()));
        }
    }
}
