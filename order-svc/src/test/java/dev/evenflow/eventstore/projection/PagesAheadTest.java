package dev.evenflow.eventstore.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.eventstore.EventPage;
import dev.evenflow.eventstore.Position;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream of ten events. */
class PagesAheadTest {

    private final List<Position> asked = new ArrayList<>();
    private final PagesAhead pages = new PagesAhead((start, limit) -> read(start, limit));
    private boolean failing;

    @Test
    void page_isReadOnce_whileTheOneBeforeIsInUse() {
        var first = take(Position.START, 4);
        assertThat(asked).containsExactly(Position.START, at(4));

        assertThat(take(first.end(), 4).end()).isEqualTo(at(8));
        assertThat(take(at(8), 4).looked()).isEqualTo(2);
        assertThat(asked).containsExactly(Position.START, at(4), at(8));
    }

    @Test
    void page_fromElsewhere_orOfAnotherSize_isReadAnew() {
        take(Position.START, 4);

        assertThat(take(Position.START, 4).end()).isEqualTo(at(4));
        assertThat(take(at(4), 2).end()).isEqualTo(at(6));
        assertThat(take(at(4), 2).end()).isEqualTo(at(6));
    }

    @Test
    void failure_comesOutWhereThePageIsAskedFor_andIsForgotten() {
        take(Position.START, 2);
        failing = true;
        take(at(2), 2);
        assertThatThrownBy(() -> take(at(4), 2)).hasMessage("away");

        failing = false;
        assertThat(take(at(4), 2).end()).isEqualTo(at(6));
    }

    private EventPage take(Position start, int limit) {
        return pages.after(start, limit).await().indefinitely();
    }

    private Uni<EventPage> read(Position start, int limit) {
        asked.add(start);
        if (failing) {
            return Uni.createFrom().failure(new IllegalStateException("away"));
        }
        var looked = (int) Math.min(limit, 10 - start.number());
        return Uni.createFrom().item(new EventPage(List.of(), at(start.number() + looked), looked));
    }

    private static Position at(long number) {
        return new Position(1, number);
    }
}
