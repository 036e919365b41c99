package dev.evenflow.notification.stream;

import dev.evenflow.messaging.replay.ReplayBatch;
import dev.evenflow.messaging.replay.StreamCursor;
import dev.evenflow.notification.stream.AppliedEvents.Look;
import dev.evenflow.notification.stream.domain.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Reads a source as far as it goes, and on. Each event is told when it was applied: the reader may be faster than the
 * consumer, here or in another instance. One that is not applied in time, a dead letter say, is left out.
 */
record FeedReading(
        Source source,
        StreamCursor cursor,
        AppliedEvents applied,
        Audience audience,
        StreamMetrics metrics,
        StreamConfig config) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Emits how far it came, until it is cancelled; fails when the stream was made anew or lost what was to be read. */
    Multi<Long> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .indefinitely()
                .onTermination()
                .call(cursor::close);
    }

    private Uni<Long> step() {
        return cursor.next().chain(batch -> batch.events().isEmpty() ? skip(batch) : tell(batch));
    }

    private Uni<Long> skip(ReplayBatch batch) {
        audience.tell(List.of(), source, batch.position());
        return pause(config.pollInterval()).replaceWith(batch.position());
    }

    private Uni<Long> tell(ReplayBatch batch) {
        return look(batch)
                .chain(look -> enough(batch, look, System.nanoTime()))
                .invoke(look -> tell(look, batch))
                .replaceWith(batch.position());
    }

    private void tell(Look look, ReplayBatch batch) {
        metrics.told(look);
        audience.tell(look.changes(), source, batch.position());
    }

    /** Looks again until everything is there, or was waited for long enough. */
    private Uni<Look> enough(ReplayBatch batch, Look look, long since) {
        var waited = System.nanoTime() - since;
        return look.missing() == 0 || waited > config.patience().toNanos()
                ? Uni.createFrom().item(look)
                : pause(BETWEEN_LOOKS).chain(() -> look(batch)).chain(next -> enough(batch, next, since));
    }

    private Uni<Look> look(ReplayBatch batch) {
        return applied.look(batch.events())
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Uni<Void> pause(Duration time) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(time);
    }
}
