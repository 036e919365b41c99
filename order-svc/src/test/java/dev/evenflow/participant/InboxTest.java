package dev.evenflow.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenflow.Tables;
import dev.evenflow.outbox.inbox.AlreadyHandledException;
import dev.evenflow.outbox.inbox.Inbox;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    private final Inbox inbox;
    private final InboxCleanup cleanup;
    private final Pool pool;
    private final Tables tables;
    private final UUID message = UUID.randomUUID();

    InboxTest(Inbox inbox, InboxCleanup cleanup, Pool pool, Tables tables) {
        this.inbox = inbox;
        this.cleanup = cleanup;
        this.pool = pool;
        this.tables = tables;
    }

    @Test
    void answer_isKnown_onceItIsRemembered_byItsConsumerAlone() {
        assertThat(answer("a")).isEmpty();

        remember("a", "yes");

        assertThat(answer("a")).contains("yes");
        assertThat(answer("b")).isEmpty();
        remember("b", "no");
        assertThat(answer("b")).contains("no");
    }

    @Test
    void remember_fails_whenSomebodyWasFaster() {
        remember("a", "yes");

        assertThatThrownBy(() -> remember("a", "no")).isInstanceOf(AlreadyHandledException.class);
        assertThat(answer("a")).contains("yes");
    }

    @Test
    void answer_isForgotten_inAWeek() {
        remember("a", "yes");
        remember("b", "yes");
        tables.execute("UPDATE inbox SET handled_at = now() - interval '8 days' WHERE consumer = 'a' AND message_id = '"
                + message + "'");

        cleanup.removeExpired().await().indefinitely();

        assertThat(answer("a")).isEmpty();
        assertThat(answer("b")).contains("yes");
    }

    private Optional<String> answer(String consumer) {
        return pool.withConnection(connection -> inbox.answers(consumer, List.of(message), connection))
                .map(answers -> Optional.ofNullable(answers.get(message)))
                .await()
                .indefinitely();
    }

    private void remember(String consumer, String answer) {
        Uni<Void> written =
                pool.withTransaction(connection -> inbox.remember(consumer, Map.of(message, answer), connection));
        written.await().indefinitely();
    }
}
