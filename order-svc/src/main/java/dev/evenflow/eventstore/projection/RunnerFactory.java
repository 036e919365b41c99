package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Makes what keeps a projection going. */
@Singleton
class RunnerFactory {

    private final Cursors cursors;
    private final EventReader reader;
    private final PageWriter writer;
    private final ProjectionTables tables;
    private final ShadowSwitch shadowSwitch;
    private final ProjectionConfig config;
    private final Vertx vertx;

    RunnerFactory(
            Cursors cursors,
            EventReader reader,
            PageWriter writer,
            ProjectionTables tables,
            ShadowSwitch shadowSwitch,
            ProjectionConfig config,
            Vertx vertx) {
        this.cursors = cursors;
        this.reader = reader;
        this.writer = writer;
        this.tables = tables;
        this.shadowSwitch = shadowSwitch;
        this.config = config;
        this.vertx = vertx;
    }

    Runner runner(Projection<?> projection) {
        return new Runner(projection, live(projection), shadow(projection));
    }

    private <E> ProjectionLoop live(Projection<E> projection) {
        var turn = new ProjectionTurn<>(
                projection,
                Purpose.LIVE,
                cursors,
                pages(projection),
                writer,
                () -> tables.createLive(projection),
                this::heldBackOrDone,
                config.batchSize());
        return new ProjectionLoop(projection.name(), turn::take, config, vertx);
    }

    private <E> ProjectionLoop shadow(Projection<E> projection) {
        var turn = new ProjectionTurn<>(
                projection,
                Purpose.REBUILD,
                cursors,
                new PagesAhead(pages(projection)),
                writer,
                () -> Uni.createFrom().item(Progress.CAUGHT_UP),
                cursor -> shadowSwitch.over(projection, cursor),
                config.rebuildBatchSize());
        return new ProjectionLoop(projection.name() + " (rebuild)", turn::take, config, vertx);
    }

    private Pages pages(Projection<?> projection) {
        var names = projection.events().names();
        return (start, limit) -> reader.after(start, limit, names);
    }

    private Uni<Progress> heldBackOrDone(Cursor cursor) {
        return reader.isAnythingAfter(cursor.position()).map(more -> more ? Progress.HELD_BACK : Progress.CAUGHT_UP);
    }
}
