package dev.evenflow.eventstore;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.WireType;
import dev.evenflow.eventstore.EventPublication.Publication;
import dev.evenflow.outbox.OutboxEvent;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the outbox gets of an append. */
@Singleton
class OutboxRows {

    private final Map<String, EventPublication<?>> publications = new HashMap<>();
    private final EventCodec codec;

    OutboxRows(@All List<EventPublication<?>> publications, EventCodec codec) {
        this.codec = codec;
        for (var publication : publications) {
            if (this.publications.put(publication.aggregateType(), publication) != null) {
                throw new IllegalStateException("Two publications of " + publication.aggregateType());
            }
        }
    }

    <E> List<OutboxEvent> of(AggregateType<?, E> type, List<RecordedEvent<E>> events) {
        var rows = new ArrayList<OutboxEvent>();
        for (var event : events) {
            publicationOf(type).publish(event).map(found -> row(event, found)).ifPresent(rows::add);
        }
        return rows;
    }

    /** A bean says by its name which events it takes; a wrong one fails at the first event, in its tests. */
    @SuppressWarnings("unchecked")
    private <E> EventPublication<E> publicationOf(AggregateType<?, E> type) {
        return (EventPublication<E>) Objects.requireNonNullElse(publications.get(type.name()), NoPublication.INSTANCE);
    }

    private OutboxEvent row(RecordedEvent<?> event, Publication publication) {
        var type = WireType.of(publication.contract());
        var envelope = new Envelope<>(
                event.id(),
                type.name(),
                publication.contract().aggregateId(),
                event.version(),
                event.recordedAt(),
                event.cause().metadata(type.schema()),
                publication.contract());
        return OutboxEvent.of(envelope, publication.subject(), codec);
    }

    /** Keeps everything inside. */
    private enum NoPublication implements EventPublication<Object> {
        INSTANCE;

        @Override
        public String aggregateType() {
            return "";
        }

        @Override
        public Optional<Publication> publish(RecordedEvent<Object> event) {
            return Optional.empty();
        }
    }
}
