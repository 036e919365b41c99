package dev.evenflow.saga.run;

import dev.evenflow.contracts.reply.Reply;
import dev.evenflow.saga.SagaInput;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a saga is told in one turn.
 *
 * @param causationId the request, reply or saga that brought it
 */
record Heard(List<SagaInput> inputs, List<Reply> replies, String causationId) {

    static Heard of(SagaInput input, String causationId) {
        return new Heard(List.of(input), List.of(), causationId);
    }

    static Heard of(Reply reply, String causationId) {
        return new Heard(List.of(), List.of(reply), causationId);
    }

    /** Both, in this order. */
    Heard and(Heard later) {
        return new Heard(joined(inputs, later.inputs), joined(replies, later.replies), later.causationId);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
