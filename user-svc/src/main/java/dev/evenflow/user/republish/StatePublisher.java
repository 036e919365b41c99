package dev.evenflow.user.republish;

import static io.nats.client.support.NatsJetStreamConstants.MSG_ID_HDR;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Metadata;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.WireType;
import dev.evenflow.messaging.publish.BulkPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Publishes states of users as events of their true versions. Not through the outbox: they are committed already, and who
 * gets one late has a newer version by then. {@code evenflow.republished.events} counts them.
 */
@ApplicationScoped
class StatePublisher {

    private final BulkPublisher publisher;
    private final EventCodec codec;
    private final Counter republished;

    StatePublisher(BulkPublisher publisher, EventCodec codec, MeterRegistry meters) {
        this.publisher = publisher;
        this.codec = codec;
        this.republished = meters.counter("evenflow.republished.events");
    }

    /**
     * Completes when JetStream has all of them; fails as {@link BulkPublisher} does.
     *
     * @param cause what all of them belong to
     * @param ids the id of the event that tells of a state
     */
    Uni<Void> publish(List<UserState> states, UUID cause, Function<UserState, UUID> ids) {
        return Uni.createFrom()
                .item(() -> states.stream()
                        .map(state -> message(state, cause, ids.apply(state)))
                        .toList())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(publisher::publish)
                .invoke(() -> republished.increment(states.size()));
    }

    private Message message(UserState state, UUID cause, UUID id) {
        var event = state.event();
        var type = WireType.of(event);
        var envelope = new Envelope<>(
                id,
                type.name(),
                event.aggregateId(),
                state.version(),
                event.updatedAt(),
                Metadata.startedBy(cause, null, type.schema()),
                event);
        return NatsMessage.builder()
                .subject(Subjects.USER_EVENTS)
                .headers(new Headers().put(MSG_ID_HDR, id.toString()))
                .data(codec.encode(envelope).getBytes(UTF_8))
                .build();
    }
}
