package dev.evenflow.outbox.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.messaging.consume.StoreOutages;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BatchedWorkTest {

    private final BatchedWork work = new BatchedWork(new StoreOutages(List.of()));
    private final AtomicInteger batches = new AtomicInteger();

    @Test
    void batches_areDone_whileThereAreMore() {
        turn(() -> Uni.createFrom().item(batches.incrementAndGet() < 3));

        assertThat(batches).hasValue(3);
    }

    @Test
    void aTurn_ends_beforeAnEndlessBacklog() {
        turn(() -> Uni.createFrom().item(batches.incrementAndGet() > 0));

        assertThat(batches).hasValue(100);
    }

    @Test
    void anOutage_endsTheTurn_andTheNextOneTriesAgain() {
        turn(() -> failing(new ConnectException("refused")));
        turn(() -> failing(new ConnectException("refused")));

        assertThat(batches).hasValue(2);
    }

    @Test
    void anotherFailure_isHandedOn() {
        assertThatThrownBy(() -> turn(() -> failing(new IllegalStateException("broken"))))
                .hasMessage("broken");
    }

    private void turn(Supplier<Uni<Boolean>> batch) {
        work.turn("tests", batch).await().indefinitely();
    }

    private Uni<Boolean> failing(Exception failure) {
        batches.incrementAndGet();
        return Uni.createFrom().failure(failure);
    }
}
