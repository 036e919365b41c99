package dev.evenflow.messaging.parking;

import static dev.evenflow.messaging.Letters.letter;
import static dev.evenflow.messaging.Letters.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.messaging.deadletter.AggregateVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterMapTest {

    private final LetterMap letters = new LetterMap(3);

    @Test
    void first_isAfterWhatWasAppliedAndBeforeTheEvent() {
        letters.add(letter(1, 1, "rejected", "a", 3));
        letters.add(letter(2, 2, "parked", "a", 5));

        assertThat(letters.first("channel", event("a", 6), 2)).contains(letter(1, 1, "rejected", "a", 3));
        assertThat(letters.first("channel", event("a", 6), 3)).contains(letter(2, 2, "parked", "a", 5));
        assertThat(letters.first("channel", event("a", 5), 3)).isEmpty();
        assertThat(letters.first("channel", event("b", 6), 0)).isEmpty();
        assertThat(letters.first("other", event("a", 6), 0)).isEmpty();
    }

    @Test
    void last_isTheHighestBeforeTheEvent() {
        letters.add(letter(1, 1, "rejected", "a", 3));
        letters.add(letter(2, 2, "parked", "a", 5));

        assertThat(letters.last("channel", event("a", 6))).contains(letter(2, 2, "parked", "a", 5));
        letters.remove(2);
        assertThat(letters.last("channel", event("a", 6))).contains(letter(1, 1, "rejected", "a", 3));
        letters.remove(1);
        assertThat(letters.last("channel", event("a", 6))).isEmpty();
    }

    @Test
    void merge_forgetsWhatIsGone_andKeepsWhatWasStoredMeanwhile() {
        letters.add(letter(1, 1, "rejected", "a", 3));
        var horizon = letters.horizon();
        letters.add(letter(9, 9, "rejected", "b", 3));

        letters.merge(List.of(unreadable(4, 4), letter(5, 5, "rejected", "c", 3)), horizon);

        assertThat(letters.last("channel", event("a", 9))).isEmpty();
        assertThat(letters.last("channel", event("b", 9))).isPresent();
        assertThat(letters.last("channel", event("c", 9))).isPresent();
    }

    @Test
    void add_doesNothing_whenItIsFull() {
        for (var id = 1; id <= 4; id++) {
            letters.add(letter(id, id, "rejected", "a" + id, 1));
        }

        assertThat(letters.last("channel", event("a3", 2))).isPresent();
        assertThat(letters.last("channel", event("a4", 2))).isEmpty();
    }

    private static AggregateVersion event(String aggregateId, long version) {
        return new AggregateVersion(aggregateId, version);
    }
}
