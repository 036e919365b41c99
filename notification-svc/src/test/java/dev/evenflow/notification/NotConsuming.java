package dev.evenflow.notification;

import dev.evenflow.notification.mail.SmtpServer;
import dev.evenflow.testkit.quarkus.MongoResource;
import dev.evenflow.testkit.quarkus.OwnNatsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An instance to which no events come, though the streams are there; what tests store it sends by mail, with short pauses. */
public class NotConsuming implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.messaging.nats.connection.servers", "${NATS_URL}"),
                Map.entry("quarkus.mongodb.database", "not_consuming_test"),
                Map.entry("evenflow.mail.poll-interval", "50ms"),
                Map.entry("evenflow.mail.send-timeout", "3s"),
                Map.entry("evenflow.mail.grace", "3s"),
                Map.entry("evenflow.mail.first-backoff", "200ms"),
                Map.entry("evenflow.mail.max-backoff", "400ms"),
                Map.entry("evenflow.mail.max-attempts", "10"),
                Map.entry("evenflow.stream.heartbeat", "100ms"),
                Map.entry("evenflow.stream.poll-interval", "50ms"),
                Map.entry("evenflow.stream.patience", "1m"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(MongoResource.class),
                new TestResourceEntry(OwnNatsResource.class),
                new TestResourceEntry(SmtpServer.class));
    }
}
