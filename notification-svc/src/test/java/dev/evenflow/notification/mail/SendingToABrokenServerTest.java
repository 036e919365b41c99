package dev.evenflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
@WithTestResource(BrokenSmtpServer.class)
@TestProfile(SendingToABrokenServerTest.Impatient.class)
class SendingToABrokenServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Mails mails;

    @Test
    void mail_waits_whileTheServerIsAway_andIsUnknown_whenTheServerDiesWithIt() throws IOException {
        mails.user(1, "one@example.com");
        var message = mails.tell(1);
        await().atMost(PATIENCE).until(() -> mails.reason(message) != null);
        assertThat(mails.reason(message)).contains("refused");
        assertThat(mails.status(message)).isIn("pending", "sending");

        BrokenSmtpServer.open();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails.status(message)).isEqualTo("unknown"));
        assertThat(BrokenSmtpServer.read()).isEqualTo(1);
    }

    /** In a database of its own, with short pauses. */
    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.mongodb.database", "broken_smtp_test",
                    "evenflow.mail.poll-interval", "50ms",
                    "evenflow.mail.send-timeout", "10s",
                    "evenflow.mail.first-backoff", "200ms",
                    "evenflow.mail.max-backoff", "200ms",
                    "evenflow.mail.max-attempts", "1000");
        }
    }
}
