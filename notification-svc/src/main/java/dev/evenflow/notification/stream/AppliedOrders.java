package dev.evenflow.notification.stream;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.evenflow.contracts.order.OrderEvent;
import dev.evenflow.messaging.replay.ReplayedEvent;
import dev.evenflow.notification.message.domain.Composition;
import dev.evenflow.notification.message.domain.Message;
import dev.evenflow.notification.message.store.MessageReads;
import dev.evenflow.notification.message.store.UserMessage;
import dev.evenflow.notification.stream.domain.Change;
import dev.evenflow.notification.stream.domain.Source;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An event of an order is applied when its message is stored. */
@ApplicationScoped
class AppliedOrders implements AppliedEvents {

    private final MessageReads messages;
    private final ChangeJson json;

    AppliedOrders(MessageReads messages, ChangeJson json) {
        this.messages = messages;
        this.json = json;
    }

    /** The message that is to be there. */
    private record Told(long sequence, UUID message) {}

    @Override
    public Uni<Look> look(List<ReplayedEvent> events) {
        var told = events.stream().flatMap(event -> told(event).stream()).toList();
        return messages.byIds(told.stream().map(Told::message).toList())
                .map(found -> look(told, found.stream().collect(toMap(UserMessage::id, identity()))));
    }

    private static Optional<Told> told(ReplayedEvent event) {
        var envelope = event.envelope();
        return envelope.payload() instanceof OrderEvent order
                ? Composition.of(order, envelope.timestamp()).map(Message::id).map(id -> new Told(event.sequence(), id))
                : Optional.empty();
    }

    private Look look(List<Told> told, Map<String, UserMessage> stored) {
        var changes = new ArrayList<Change>();
        for (var one : told) {
            var message = stored.get(one.message().toString());
            if (message != null) {
                changes.add(new Change(Source.ORDERS, one.sequence(), ChangeJson.MESSAGE, json.of(message)));
            }
        }
        return new Look(changes, told.size() - changes.size());
    }
}
