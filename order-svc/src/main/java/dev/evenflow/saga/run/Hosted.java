package dev.evenflow.saga.run;

import dev.evenflow.contracts.reply.Reply;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.eventstore.Cause;
import dev.evenflow.saga.CommandIds;
import dev.evenflow.saga.Direction;
import dev.evenflow.saga.Patience;
import dev.evenflow.saga.Progress;
import dev.evenflow.saga.SagaInput;
import dev.evenflow.saga.SagaMachine;
import dev.evenflow.saga.store.SagaInstance;
import dev.evenflow.saga.store.SagaJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A kind of saga with everything a turn needs. */
final class Hosted<D, L> {

    private final SagaHost<D, L> host;
    private final SagaMachine<D, L> machine;
    private final SagaJson json;
    private final Commands commands;

    Hosted(SagaHost<D, L> host, Patience patience, SagaJson json, Commands commands) {
        this.host = host;
        this.machine = new SagaMachine<>(host.type(), patience);
        this.json = json;
        this.commands = commands;
    }

    /** The first turn. */
    Turn<D, L> start(UUID id, UUID about, D data, Cause cause, Instant now) {
        var progress = machine.start(data, now);
        var before = new SagaInstance(
                id, host.type().name(), about, json.encode(data), progress.state(), cause, 0, 0, now, now);
        return turn(before, progress, data, cause, now);
    }

    /** The next turn; empty when the inputs change nothing. */
    Optional<Turn<D, L>> next(SagaInstance saga, Heard heard, Instant now) {
        var data = json.decode(saga.data(), host.type().data());
        Progress<L> progress = Progress.at(saga.state());
        for (var input : inputs(saga.id(), heard)) {
            progress = progress.then(machine.on(input, progress.state(), data, now));
        }
        var cause = new Cause(
                saga.cause().correlationId(), heard.causationId(), saga.cause().traceparent());
        return progress.state().equals(saga.state())
                ? Optional.empty()
                : Optional.of(turn(saga, progress, data, cause, now));
    }

    private Turn<D, L> turn(SagaInstance before, Progress<L> progress, D data, Cause cause, Instant now) {
        var sendings = progress.sendings();
        return new Turn<>(
                before.next(progress.state(), sendings.size(), now),
                commands.of(before, sendings, cause, now),
                new Decided<>(data, progress.effects(), cause));
    }

    /**
     * Has the module do its part of these turns.
     *
     * @param turns of this kind of saga
     */
    @SuppressWarnings("unchecked") // the name of a type stands for its data
    Uni<Void> carryOut(List<? extends Turn<?, ?>> turns, SqlConnection connection) {
        var decided = turns.stream().map(turn -> (Decided<D, L>) turn.decided()).toList();
        return host.carryOut(decided, connection);
    }

    private Iterable<SagaInput> inputs(UUID sagaId, Heard heard) {
        return () -> Stream.concat(
                        heard.inputs().stream(),
                        heard.replies().stream().flatMap(reply -> meaning(sagaId, reply).stream()))
                .iterator();
    }

    /** Replies name commands, and those are named after steps. */
    private Optional<SagaInput> meaning(UUID sagaId, Reply reply) {
        for (var step : host.type().steps()) {
            for (var direction : Direction.values()) {
                if (CommandIds.of(sagaId, step.name(), direction).equals(reply.commandId())) {
                    return Optional.of(meaning(step.name(), direction, reply));
                }
            }
        }
        return Optional.empty();
    }

    private static SagaInput meaning(String step, Direction direction, Reply reply) {
        return switch (reply) {
            case StepDone done -> new SagaInput.Done(step, direction);
            case StepFailed failed -> new SagaInput.Refused(step, direction, failed.reason(), failed.retryable());
        };
    }
}
