package dev.evenflow.outbox.inbox;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code inbox}: messages whose effect is committed, with what was answered to each. Look here first, and
 * remember last, in the one transaction of the effect. The service brings the table, and calls {@link #removeExpired} at
 * times.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
@Singleton
public class Inbox {

    private static final String FIND =
            "SELECT message_id, answer FROM inbox WHERE consumer = $1 AND message_id = ANY($2::uuid[])";
    private static final String REMEMBER = """
            INSERT INTO inbox (consumer, message_id, answer)
            SELECT $1, m.id, m.answer FROM unnest($2::uuid[], $3::text[]) AS m(id, answer)
            ORDER BY m.id ON CONFLICT DO NOTHING""";
    private static final String DELETE_BATCH = """
            DELETE FROM inbox WHERE (consumer, message_id) IN (
                SELECT consumer, message_id FROM inbox WHERE handled_at < now() - make_interval(secs => $1)
                ORDER BY handled_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final InboxConfig config;

    Inbox(InboxConfig config) {
        this.config = config;
    }

    /** What was answered to those that have had an effect; the others are missing. */
    public Uni<Map<UUID, String>> answers(String consumer, Collection<UUID> messageIds, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(consumer, messageIds.toArray(UUID[]::new)))
                .map(rows ->
                        rows.stream().collect(toMap(row -> row.getUUID("message_id"), row -> row.getString("answer"))));
    }

    /** Fails with {@link AlreadyHandledException} when another transaction was faster: then nothing of this one may stay. */
    public Uni<Void> remember(String consumer, Map<UUID, String> answers, SqlConnection connection) {
        return answers.isEmpty() ? Uni.createFrom().voidItem() : write(consumer, answers, connection);
    }

    private static Uni<Void> write(String consumer, Map<UUID, String> answers, SqlConnection connection) {
        var ids = answers.keySet().toArray(UUID[]::new);
        var texts = answers.values().toArray(String[]::new);
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, ids, texts))
                .map(SqlResult::rowCount)
                .flatMap(written -> written == ids.length
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new AlreadyHandledException(consumer, ids[0])));
    }

    /** Removes a batch of those that were remembered long enough; tells whether there may be more. */
    public Uni<Boolean> removeExpired(SqlClient client) {
        return client.preparedQuery(DELETE_BATCH)
                .execute(Tuple.of((double) config.retention().toSeconds(), config.cleanupBatch()))
                .map(removed -> removed.rowCount() == config.cleanupBatch());
    }
}
