package dev.evenflow.notification.stream;

import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.Position;

/** What a client is sent; with each it learns a position to come back to. */
sealed interface StreamEvent {

    Position position();

    /** A change was applied. */
    record Changed(Position position, Change change) implements StreamEvent {}

    /** What the client knows may be outdated: it has to read anew, and hears every change from here on. */
    record Reset(Position position) implements StreamEvent {}

    /** The connection lives. */
    record Alive(Position position) implements StreamEvent {}
}
