package dev.evenflow.participant;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.contracts.command.Command;
import dev.evenflow.eventstore.Pipelined;
import dev.evenflow.outbox.OutboxEvent;
import dev.evenflow.outbox.inbox.Inbox;
import dev.evenflow.publish.ContractRows;
import dev.evenflow.publish.OutboxWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Inbox, effect and reply of commands, as a part of its caller's transaction. */
@Singleton
public class Participation {

    private static final String DONE = "done";
    private static final String REFUSED = "refused:";

    private final Inbox inbox;
    private final ContractRows rows;
    private final OutboxWriter outbox;
    private final Clock clock;

    Participation(Inbox inbox, ContractRows rows, OutboxWriter outbox, Clock clock) {
        this.inbox = inbox;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Runs the effect and replies. A command that was answered before is answered the same again, without the effect,
     * unless the answer was that it is not done yet.
     *
     * @param participant whose inbox it is
     */
    public <C extends Command> Uni<Void> answer(
            String participant, Asked<C> asked, SqlConnection connection, Supplier<Uni<Answer>> effect) {
        return answerAll(
                participant,
                List.of(asked),
                connection,
                unknown -> effect.get().map(answer -> Map.of(asked.commandId(), answer)));
    }

    /**
     * The same for many commands, each of another saga.
     *
     * @param effect of those that were not answered before; gives an answer for each, by the id of the command
     */
    public <C extends Command> Uni<Void> answerAll(
            String participant,
            List<Asked<C>> asked,
            SqlConnection connection,
            Function<List<Asked<C>>, Uni<Map<UUID, Answer>>> effect) {
        return inbox.answers(participant, asked.stream().map(Asked::commandId).toList(), connection)
                .flatMap(before -> effectOfOthers(asked, before.keySet(), effect)
                        .flatMap(answers -> Pipelined.statements(
                                remember(participant, answers, connection),
                                reply(asked, before, answers, connection))));
    }

    private static <C extends Command> Uni<Map<UUID, Answer>> effectOfOthers(
            List<Asked<C>> asked, Set<UUID> answered, Function<List<Asked<C>>, Uni<Map<UUID, Answer>>> effect) {
        var others = asked.stream()
                .filter(one -> !answered.contains(one.commandId()))
                .toList();
        return others.isEmpty() ? Uni.createFrom().item(Map.of()) : effect.apply(others);
    }

    private Uni<Void> remember(String participant, Map<UUID, Answer> answers, SqlConnection connection) {
        var texts = new LinkedHashMap<UUID, String>();
        answers.forEach((id, answer) -> written(answer).ifPresent(text -> texts.put(id, text)));
        return inbox.remember(participant, texts, connection);
    }

    private <C extends Command> Uni<Void> reply(
            List<Asked<C>> asked, Map<UUID, String> before, Map<UUID, Answer> now, SqlConnection connection) {
        var replies = asked.stream()
                .map(one -> {
                    var known = before.get(one.commandId());
                    return row(one, known == null ? Objects.requireNonNull(now.get(one.commandId())) : read(known));
                })
                .toList();
        return outbox.add(replies, connection);
    }

    /** The reply stands where its command stands in the running numbers of the saga. */
    private OutboxEvent row(Asked<?> asked, Answer answer) {
        return rows.row(
                Subjects.SAGA_REPLIES, asked.reply(answer), asked.envelope().version(), clock.instant(), asked.cause());
    }

    private static Optional<String> written(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> Optional.of(DONE);
            case Answer.Refused refused -> Optional.of(REFUSED + refused.reason());
            case Answer.NotYet notYet -> Optional.empty();
        };
    }

    private static Answer read(String text) {
        return text.equals(DONE) ? Answer.done() : Answer.refused(text.substring(REFUSED.length()));
    }
}
