package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A table made from events. A bean of this type is enough: its table is created, gets every event once, and is rebuilt
 * when somebody asks for it.
 *
 * @param <E> the events it wants
 */
public interface Projection<E> {

    /** Unique and stable: its position is kept under it. */
    String name();

    ProjectionTable table();

    /** What it wants; a part of what an aggregate stores, or several aggregates' events in one. */
    EventTypes<E> events();

    /**
     * Statements that create the table under this name, with its indexes. Leave the indexes without names: a rebuild
     * creates a second table beside the first. Nothing may depend on the table, which the rebuilt one replaces.
     */
    String ddl(String table);

    /**
     * Applies events, in the transaction that also keeps how far the projection is. They come in the order of their
     * positions; those of an aggregate therefore in that of their versions, each once. Fold them first and write with few
     * statements: there may be thousands.
     *
     * <p>Failing because of what an event holds (any exception of its own, a refused value) makes the runner look for that
     * event and skip its aggregate from then on; failing because of the database is tried again.
     *
     * @param table the table to write to, live or being rebuilt
     */
    Uni<Void> apply(List<RecordedEvent<E>> events, String table, SqlConnection connection);
}
