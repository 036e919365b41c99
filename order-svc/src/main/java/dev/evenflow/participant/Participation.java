package dev.evenflow.participant;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.outbox.inbox.Inbox;
import dev.evenflow.publish.ContractRows;
import dev.evenflow.publish.OutboxWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Inbox, effect and reply of a command, as a part of its caller's transaction. */
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
    public Uni<Void> answer(
            String participant, Asked<?> asked, SqlConnection connection, Supplier<Uni<Answer>> effect) {
        return inbox.answer(participant, asked.command().commandId(), connection)
                .flatMap(before -> before.map(text -> Uni.createFrom().item(read(text)))
                        .orElseGet(() -> effect.get().call(done -> remember(participant, asked, done, connection))))
                .flatMap(answer -> reply(asked, answer, connection));
    }

    private Uni<Void> remember(String participant, Asked<?> asked, Answer answer, SqlConnection connection) {
        return written(answer)
                .map(text -> inbox.remember(participant, asked.command().commandId(), text, connection))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** The reply stands where its command stands in the running numbers of the saga. */
    private Uni<Void> reply(Asked<?> asked, Answer answer, SqlConnection connection) {
        var row = rows.row(
                Subjects.SAGA_REPLIES, asked.reply(answer), asked.envelope().version(), clock.instant(), asked.cause());
        return outbox.add(List.of(row), connection);
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
