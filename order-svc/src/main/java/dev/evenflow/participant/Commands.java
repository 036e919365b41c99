package dev.evenflow.participant;

import static java.util.stream.Collectors.groupingBy;

import dev.evenflow.contracts.command.Command;
import dev.evenflow.messaging.consume.Delivery;
import dev.evenflow.messaging.consume.EventBatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes the commands of a batch apart. Those of different sagas are handled together, those of a saga one after the other.
 * When handling them together fails, each is handled by itself, so many sagas at a time: one that fails then is delivered
 * again, and its neighbours stay done.
 */
@Singleton
public class Commands {

    private final int concurrency;

    Commands(ParticipantConfig config) {
        this.concurrency = config.concurrency();
    }

    /**
     * Never fails: what {@code handle} makes of a command is said of its delivery alone.
     *
     * @param handle gets commands of different sagas; all of them are done when it completes, or it is called again
     */
    public <C extends Command> Uni<Void> together(
            EventBatch batch, Class<C> type, Function<List<Asked<C>>, Uni<Void>> handle) {
        return Uni.createFrom()
                .deferred(() -> inRounds(batch, type, handle))
                .onFailure()
                .recoverWithUni(() -> each(batch, type, one -> handle.apply(List.of(one))));
    }

    /** The first command of every saga, then the second of those that have one, and so on. */
    private static <C extends Command> Uni<Void> inRounds(
            EventBatch batch, Class<C> type, Function<List<Asked<C>>, Uni<Void>> handle) {
        var rounds = new ArrayList<List<Asked<C>>>();
        for (var ofOneSaga : bySaga(batch)) {
            for (var round = 0; round < ofOneSaga.size(); round++) {
                if (round == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).add(asked(ofOneSaga.get(round), type));
            }
        }
        return Multi.createFrom()
                .iterable(rounds)
                .onItem()
                .transformToUniAndConcatenate(handle::apply)
                .onItem()
                .ignoreAsUni();
    }

    /** Never fails: what {@code handle} makes of a command is said of its delivery alone. */
    <C extends Command> Uni<Void> each(EventBatch batch, Class<C> type, Function<Asked<C>, Uni<Void>> handle) {
        return Multi.createFrom()
                .iterable(bySaga(batch))
                .onItem()
                .transformToUni(ofOneSaga -> inTurn(ofOneSaga, type, handle))
                .merge(concurrency)
                .onItem()
                .ignoreAsUni();
    }

    private static Collection<List<Delivery>> bySaga(EventBatch batch) {
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
