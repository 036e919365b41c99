package dev.evenflow.participant;

import static java.util.stream.Collectors.groupingBy;

import dev.evenflow.contracts.command.Command;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the commands of a batch apart. Those of a saga are handled one after the other, those of different sagas at the
 * same time, so many at most. One that fails is delivered again, and its neighbours stay done.
 */
@Singleton
public class Commands {

    private final int concurrency;

    Commands(ParticipantConfig config) {
        this.concurrency = config.concurrency();
    }

    /** Never fails: what {@code handle} makes of a command is said of its delivery alone. */
    public <C extends Command> Uni<Void> each(EventBatch batch, Class<C> type, Function<Asked<C>, Uni<Void>> handle) {
        return Multi.createFrom()
                .iterable(bySaga(batch))
                .onItem()
                .transformToUni(ofOneSaga -> inTurn(ofOneSaga, type, handle))
                .merge(concurrency)
                .onItem()
                .ignoreAsUni();
    }

    private static Iterable<List<Delivery>> bySaga(EventBatch batch) {
        return batch.deliveries().stream()
                .collect(groupingBy(
                        delivery -> delivery.envelope().aggregateId(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static <C extends Command> Uni<Void> inTurn(
            List<Delivery> deliveries, Class<C> type, Function<Asked<C>, Uni<Void>> handle) {
        return Multi.createFrom()
                .iterable(deliveries)
                .onItem()
                .transformToUniAndConcatenate(delivery -> one(delivery, type, handle))
                .onItem()
                .ignoreAsUni();
    }

    private static <C extends Command> Uni<Void> one(
            Delivery delivery, Class<C> type, Function<Asked<C>, Uni<Void>> handle) {
        return Uni.createFrom()
                .deferred(() -> handle.apply(asked(delivery, type)))
                .onFailure()
                .invoke(failure -> settle(delivery, failure))
                .onFailure()
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private static <C extends Command> Asked<C> asked(Delivery delivery, Class<C> type) {
        var envelope = delivery.envelope();
        if (!type.isInstance(envelope.payload())) {
            throw new BadCommandException("not a command of this channel: " + envelope.type());
        }
        return new Asked<>(type.cast(envelope.payload()), envelope);
    }

    private static void settle(Delivery delivery, Throwable failure) {
        if (failure instanceof BadCommandException bad) {
            delivery.reject(String.valueOf(bad.getMessage()));
        } else {
            delivery.retry(failure);
        }
    }
}
