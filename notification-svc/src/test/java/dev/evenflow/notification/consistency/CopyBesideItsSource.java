package dev.evenflow.notification.consistency;

import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.StoredUsers;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import dev.evenflow.testkit.users.ScriptedUsers;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source that does what the test says, with real events, and the copy of it: empty and unchecked when a test begins. */
class CopyBesideItsSource {

    @Inject
    CheckCalls calls;

    @Inject
    StoredUsers copy;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer nats;

    ScriptedUsers users;

    @BeforeEach
    void beginEmpty() throws Exception {
        users = new ScriptedUsers(nats.url());
        awaitConsumed();
        copy.empty();
        copy.drop("consistency_checks");
    }

    @AfterEach
    void disconnect() throws Exception {
        users.close();
    }

    /** So many users of version 1, all of them copied; the number is what the stream calls the first of their events. */
    long write(int count) throws Exception {
        var before = users.lastSequence();
        for (var id = 1; id <= count; id++) {
            users.write(id, 1, false);
        }
        awaitConsumed();
        return before + 1;
    }

    void awaitConsumed() {
        await().pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .atMost(CheckCalls.PATIENCE)
                .until(() -> users.isConsumedBy("notification-svc"));
    }
}
