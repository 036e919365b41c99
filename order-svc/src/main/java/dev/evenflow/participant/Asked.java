package dev.evenflow.participant;

import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.command.Command;
import dev.evenflow.contracts.reply.Reply;
import dev.evenflow.contracts.reply.StepDone;
import dev.evenflow.contracts.reply.StepFailed;
import dev.evenflow.eventstore.Cause;
import java.util.List;
import java.util.UUID;

/** A command, and the envelope it came in this time. */
public record Asked<C extends Command>(C command, Envelope<?> envelope) {

    /** Those of one kind. */
    public static <C extends Command, K extends C> List<Asked<K>> only(List<Asked<C>> all, Class<K> kind) {
        return all.stream()
                .filter(asked -> kind.isInstance(asked.command))
                .map(asked -> new Asked<>(kind.cast(asked.command), asked.envelope))
                .toList();
    }

    public static List<UUID> orderIds(List<? extends Asked<?>> all) {
        return all.stream().map(Asked::orderId).toList();
    }

    public UUID commandId() {
        return command.commandId();
    }

    public UUID orderId() {
        return command.orderId();
    }

    /** What the command leads to belongs to what it belongs to. */
    public Cause cause() {
        var metadata = envelope.metadata();
        return new Cause(metadata.correlationId(), envelope.id().toString(), metadata.traceparent());
    }

    Reply reply(Answer answer) {
        var saga = command.sagaId();
        var id = command.commandId();
        var step = envelope.type();
        return switch (answer) {
            case Answer.Done done -> new StepDone(saga, id, step);
            case Answer.Refused refused -> new StepFailed(saga, id, step, refused.reason(), false);
            case Answer.NotYet notYet -> new StepFailed(saga, id, step, notYet.reason(), true);
        };
    }
}
