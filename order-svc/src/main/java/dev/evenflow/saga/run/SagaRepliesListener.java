package dev.evenflow.saga.run;

import dev.evenflow.contracts.reply.Reply;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings the participants' answers to their sagas. A saga knows what it waits for: duplicate, late and reordered answers
 * change nothing, so no list of those that were seen is kept.
 */
@ApplicationScoped
public class SagaRepliesListener {

    private final SagaTurns turns;

    SagaRepliesListener(SagaTurns turns) {
        this.turns = turns;
    }

    /** Fails when PostgreSQL does not take the batch, which is then delivered again. */
    @Incoming("saga-replies")
    public Uni<Void> hear(EventBatch batch) {
        var heard = new LinkedHashMap<UUID, Heard>();
        batch.deliveries().forEach(delivery -> collect(delivery, heard));
        return heard.isEmpty()
                ? Uni.createFrom().voidItem()
                : turns.hear(heard)
                        .invoke(missing -> rejectThose(missing, batch))
                        .replaceWithVoid();
    }

    private static void collect(Delivery delivery, Map<UUID, Heard> heard) {
        if (delivery.envelope().payload() instanceof Reply reply) {
            var one = Heard.of(reply, delivery.envelope().id().toString());
            heard.merge(reply.sagaId(), one, Heard::and);
        } else {
            delivery.reject("not a reply: " + delivery.envelope().type());
        }
    }

    private static void rejectThose(Set<UUID> missing, EventBatch batch) {
        batch.deliveries().stream()
                .filter(delivery ->
                        delivery.envelope().payload() instanceof Reply reply && missing.contains(reply.sagaId()))
                .forEach(delivery -> delivery.reject("there is no such saga"));
    }
}
