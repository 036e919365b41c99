package dev.evenflow.participant;

import static dev.evenflow.FakeDelivery.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.FakeDelivery;
import dev.evenflow.contracts.command.CancelShipment;
import dev.evenflow.contracts.command.ShippingCommand;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static final int CONCURRENCY = 2;

    private final UUID saga = UUID.randomUUID();
    private final Commands commands = new Commands(() -> CONCURRENCY);
    private final List<UUID> begun = new ArrayList<>();
    private final List<UniEmitter<? super Void>> open = new ArrayList<>();

    @Test
    void commandsOfASaga_areHandledInTurn() {
        var first = cancel(saga);
        var second = cancel(saga);

        var all = start(this::whenTold, first, second);
        assertThat(begun).containsExactly(id(first));
        finishNext();
        assertThat(begun).containsExactly(id(first), id(second));
        finishNext();

        assertThat(all).isCompleted();
    }

    @Test
    void commandsOfDifferentSagas_areHandledAtOnce_soManyAtMost() {
        var deliveries =
                Stream.generate(() -> cancel(UUID.randomUUID())).limit(5).toArray(FakeDelivery[]::new);

        var all = start(this::whenTold, deliveries);
        assertThat(begun).hasSize(CONCURRENCY);
        for (var i = 0; i < deliveries.length; i++) {
            finishNext();
        }

        assertThat(begun).hasSize(deliveries.length);
        assertThat(all).isCompleted();
    }

    @Test
    void commandThatFails_comesAgain_andItsNeighboursAreDone() {
        var failure = new IllegalStateException("database says no");
        var good = cancel(saga);
        var bad = cancel(saga);
        var thrown = cancel(UUID.randomUUID());
        var useless = cancel(UUID.randomUUID());
        var foreign = FakeDelivery.foreign();

        var all = start(
                asked -> {
                    if (asked.envelope().equals(thrown.envelope())) {
                        throw failure;
                    }
                    if (asked.envelope().equals(useless.envelope())) {
                        throw new BadCommandException("no amount");
                    }
                    return asked.envelope().equals(bad.envelope())
                            ? Uni.createFrom().failure(failure)
                            : Uni.createFrom().voidItem();
                },
                bad,
                good,
                thrown,
                useless,
                foreign);

        assertThat(all).isCompleted();
        assertThat(bad.failures()).containsExactly(failure);
        assertThat(thrown.failures()).containsExactly(failure);
        assertThat(good.failures()).isEmpty();
        assertThat(useless.failures()).isEmpty();
        assertThat(useless.rejections()).containsExactly("no amount");
        assertThat(foreign.rejections()).containsExactly("not a command of this channel: order_created");
    }

    @Test
    void commandsOfDifferentSagas_areHandledTogether_thoseOfASagaInTurn() {
        var first = cancel(saga);
        var second = cancel(saga);
        var other = cancel(UUID.randomUUID());
        var rounds = new ArrayList<List<UUID>>();

        together(asked -> taken(rounds, asked), first, second, other);

        assertThat(rounds).containsExactly(List.of(id(first), id(other)), List.of(id(second)));
    }

    @Test
    void batchThatFails_isHandledOneByOne_andOnlyTheBadOneComesAgain() {
        var failure = new IllegalStateException("database says no");
        var good = cancel(UUID.randomUUID());
        var bad = cancel(UUID.randomUUID());
        var foreign = FakeDelivery.foreign();
        var rounds = new ArrayList<List<UUID>>();

        together(
                asked -> taken(rounds, asked)
                        .flatMap(done -> rounds.getLast().contains(id(bad))
                                ? Uni.createFrom().failure(failure)
                                : Uni.createFrom().voidItem()),
                good,
                bad);
        together(asked -> taken(rounds, asked), foreign, good);

        assertThat(rounds)
                .containsExactly(List.of(id(good), id(bad)), List.of(id(good)), List.of(id(bad)), List.of(id(good)));
        assertThat(good.failures()).isEmpty();
        assertThat(bad.failures()).containsExactly(failure);
        assertThat(foreign.rejections()).hasSize(1);
    }

    private void together(Function<List<Asked<ShippingCommand>>, Uni<Void>> handle, FakeDelivery... deliveries) {
        commands.together(batch(deliveries), ShippingCommand.class, handle)
                .await()
                .indefinitely();
    }

    private static Uni<Void> taken(List<List<UUID>> rounds, List<Asked<ShippingCommand>> asked) {
        rounds.add(asked.stream().map(Asked::commandId).toList());
        return Uni.createFrom().voidItem();
    }

    private CompletableFuture<Void> start(
            Function<Asked<ShippingCommand>, Uni<Void>> handle, FakeDelivery... deliveries) {
        return commands.each(batch(deliveries), ShippingCommand.class, handle).subscribeAsCompletionStage();
    }

    private Uni<Void> whenTold(Asked<ShippingCommand> asked) {
        begun.add(asked.command().commandId());
        return Uni.createFrom().emitter(open::add);
    }

    private void finishNext() {
        open.removeFirst().complete(null);
    }

    private static FakeDelivery cancel(UUID saga) {
        return FakeDelivery.of(new CancelShipment(UUID.randomUUID(), saga, UUID.randomUUID()), 1);
    }

    private static UUID id(FakeDelivery delivery) {
        return ((CancelShipment) delivery.envelope().payload()).commandId();
    }
}
