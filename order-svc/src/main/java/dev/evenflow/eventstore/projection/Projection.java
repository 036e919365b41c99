package dev.evenflow.eventstore.projection;

import dev.evenflow.eventstore.EventTypes;
import dev.evenflow.eventstore.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Tables made from events, mostly one. A bean of this type is enough: its tables are created, get every event once, and
 * are rebuilt when somebody asks for it.
 *
 * @param <E> the events it wants
 */
public interface Projection<E> {

    /** Unique and stable: its position is kept under it. */
    String name();

    /**
     * The tables that make it up: rebuilt beside each other, and replaced together. Whoever reads several in one statement
     * sees one state of all. Such a statement should name them in this order, that in which they are locked to be replaced.
     */
    List<ProjectionTable> tables();

    /** What it wants; a part of what an aggregate stores, or several aggregates' events in one. */
    EventTypes<E> events();

    /**
     * Statements that create the tables of this copy, with their indexes. Leave the indexes without names: a rebuild
     * creates second tables beside the first. Nothing may depend on the tables, which the rebuilt ones replace.
     */
    String ddl(Copy copy);

    /**
     * Which rows of a table say anything: an SQL condition on its columns, by default all. The others may be there or not, as it
     * happens, without making a difference to readers, and so do not count when the table is compared with a rebuilt one.
     */
    default String telling(ProjectionTable table) {
        return "true";
    }

    /**
     * Applies events, in the transaction that also keeps how far the projection is. They come in the order of their
     * positions; those of an aggregate therefore in that of their versions, each once. Fold them first and write with few
     * statements: there may be thousands.
     *
     * <p>Failing because of what an event holds (any exception of its own, a refused value) makes the runner look for that
     * event and skip its aggregate from then on; failing because of the database is tried again.
     *
     * @param copy the tables to write to, live or being rebuilt
     */
    Uni<Void> apply(List<RecordedEvent<E>> events, Copy copy, SqlConnection connection);
}
