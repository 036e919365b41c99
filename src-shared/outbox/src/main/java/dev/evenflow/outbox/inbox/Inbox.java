package dev.evenflow.outbox.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
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

    private static final String FIND = "SELECT answer FROM inbox WHERE consumer = $1 AND message_id = $2";
    private static final String REMEMBER =
            "INSERT INTO inbox (consumer, message_id, answer) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    private static final String DELETE_BATCH = """
            DELETE FROM inbox WHERE (consumer, message_id) IN (
                SELECT consumer, message_id FROM inbox WHERE handled_at < now() - make_interval(secs => $1)
                ORDER BY handled_at LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final InboxConfig config;

    Inbox(InboxConfig config) {
        this.config = config;
    }

    /** What was answered; empty while the message has had no effect. */
    public Uni<Optional<String>> answer(String consumer, UUID messageId, SqlConnection connection) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(consumer, messageId))
                .map(rows -> rows.stream().map(row -> row.getString("answer")).findFirst());
    }

    /** Fails with {@link AlreadyHandledException} when another transaction was faster: then nothing of this one may stay. */
    public Uni<Void> remember(String consumer, UUID messageId, String answer, SqlConnection connection) {
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, messageId, answer))
                .map(SqlResult::rowCount)
                .flatMap(written -> written == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new AlreadyHandledException(consumer, messageId)));
    }

    /** Removes a batch of those that were remembered long enough; tells whether there may be more. */
    public Uni<Boolean> removeExpired(SqlClient client) {
        return client.preparedQuery(DELETE_BATCH)
                .execute(Tuple.of((double) config.retention().toSeconds(), config.cleanupBatch()))
                .map(removed -> removed.rowCount() == config.cleanupBatch());
    }
}
