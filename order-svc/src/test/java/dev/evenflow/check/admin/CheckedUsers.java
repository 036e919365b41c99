package dev.evenflow.check.admin;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenflow.Api;
import dev.evenflow.Tables;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.users.ScriptedUsers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source that does what the test says, and the copy of it: empty and unchecked when a test begins. */
class CheckedUsers {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    @Inject
    Tables tables;

    final Checking checking = new Checking(new Api());
    ScriptedUsers users;

    @BeforeEach
    void beginEmpty() throws Exception {
        users = new ScriptedUsers(nats.url());
        awaitConsumed();
        tables.execute("TRUNCATE users.users, consistency_checks");
    }

    @AfterEach
    void disconnect() throws Exception {
        users.close();
    }

    void awaitConsumed() {
        await().pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> users.isConsumedBy("order-svc-users") && users.isConsumedBy("order-svc-accounts"));
    }

    /** What is different among the users, by id. */
    static Map<Long, String> kinds(JsonNode report) {
        return report.path("users")
                .path("differences")
                .valueStream()
                .collect(toMap(
                        one -> one.path("id").longValue(),
                        one -> one.path("kind").asText()));
    }
}
