package dev.evenflow.notification.deadletter;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.evenflow.consistency.erasure.LetterErasure;
import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.deadletter.DeadLetterPublisher;
import dev.evenflow.messaging.deadletter.DeadLetterReason;
import dev.evenflow.messaging.deadletter.Original;
import dev.evenflow.messaging.deadletter.Undeliverable;
import dev.evenflow.notification.Consuming;
import dev.evenflow.notification.StoredUsers;
import dev.evenflow.notification.user.domain.UserChange.Tombstone;
import dev.evenflow.notification.user.store.UserNotificationStore;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.quarkus.Embedded;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.impl.NatsMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Consuming.class)
class AdminDeadLetterTest {

    private static final String PATH = "/admin/dead-letters";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DeadLetterPublisher letters;

    @Inject
    LetterErasure erasure;

    @Inject
    UserNotificationStore store;

    @Inject
    StoredUsers copy;

    @Embedded
    @SuppressWarnings("NullAway.Init") // by the test resource
    NatsServer server;

    private Connection nats;

    @BeforeEach
    void empty() throws Exception {
        nats = Nats.connect(server.url());
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> nats.jetStreamManagement()
                        .purgeStream(Subjects.DEAD_LETTERS_STREAM)
                        .isSuccess());
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().body(containsString("\"connected\": true")));
        copy.empty();
    }

    @AfterEach
    void disconnect() throws Exception {
        nats.close();
    }

    @Test
    void whatIsNoEvent_isListedAndDeleted_andCannotBeRedriven() {
        nats.publish(Subjects.USER_EVENTS, "{\"id\":\"7\",\"type\":\"user_updated\"}".getBytes(UTF_8));
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(PATH).then().statusCode(200).body("$", hasSize(1)));

        var letter = get(PATH).then().header("X-Total-Count", "1").extract().jsonPath();
        assertThat(letter.getString("[0].reason")).isEqualTo("malformed");
        assertThat(letter.getString("[0].channel")).isEqualTo("user-events");
        assertThat(letter.getString("[0].event_id")).isEqualTo("7");
        assertThat(letter.getString("[0].event_type")).isEqualTo("user_updated");
        assertThat(Base64.getDecoder().decode(letter.getString("[0].body")))
                .asString()
                .contains("user_updated");
        var one = PATH + "/" + letter.getLong("[0].id");
        post(one + "/redrive").then().statusCode(409).body("detail", startsWith("malformed: "));
        delete(one).then().statusCode(204);
        delete(one).then().statusCode(404).contentType("application/problem+json");
        get("/q/metrics").then().body(containsString("evenflow_messages_consumed_total{outcome=\"dead_lettered\"}"));
    }

    @Test
    void anUpdate_landsWhenItIsRedriven_andTheSecondTimeChangesNothing() {
        deadLetter(200, 3, "Jane");
        var redrive = PATH + "/" + get(PATH).jsonPath().getLong("[0].id") + "/redrive";

        post(redrive).then().statusCode(204);

        get("/notifications/user/200").then().statusCode(200).body("name", equalTo("Jane"));
        post(redrive).then().statusCode(404);
        get("/notifications/user/200").then().body("name", equalTo("Jane"));
    }

    @Test
    void all_areRedriven_andOlderOnesChangeNothing() {
        deadLetter(201, 3, "newest");
        deadLetter(201, 2, "older");
        nats.publish(Subjects.USER_EVENTS, "not json".getBytes(UTF_8));
        await().atMost(PATIENCE).untilAsserted(() -> get(PATH).then().body("$", hasSize(3)));

        post(PATH + "/redrive")
                .then()
                .statusCode(200)
                .body("redriven", equalTo(2))
                .body("failed", equalTo(1))
                .body("failures[0].reason", startsWith("malformed: "));

        get("/notifications/user/201").then().body("name", equalTo("newest"));
        get(PATH).then().body("$", hasSize(1));
    }

    @Test
    void lettersOfADeletedUser_areErased_andNoOthers() {
        deadLetter(202, 1, "Jane");
        deadLetter(203, 1, "Bob");
        nats.publish(Subjects.USER_EVENTS, "not json".getBytes(UTF_8));
        await().atMost(PATIENCE).untilAsserted(() -> get(PATH).then().body("$", hasSize(3)));
        assertThat(erased()).isZero();

        store.apply(List.of(new Tombstone(202, 1, Instant.now()))).await().atMost(PATIENCE);
        assertThat(erased()).as("no newer than the letter").isZero();
        store.apply(List.of(new Tombstone(202, 2, Instant.now()))).await().atMost(PATIENCE);
        assertThat(erased()).isOne();

        get(PATH).then().body("reason", contains("exhausted", "malformed"));
        assertThat(erased()).isZero();
    }

    private long erased() {
        return erasure.eraseAll().await().atMost(PATIENCE);
    }

    /** As left behind by a cause that is fixed by now. */
    private void deadLetter(long userId, long version, String name) {
        var event = """
                {"type":"user_updated","version":%d,
                 "payload":{"id":%d,"name":"%s","email":"jane@example.com","updated_at":"2025-05-25T10:00:00Z"}}""".formatted(version, userId, name);
        var message =
                NatsMessage.builder().subject(Subjects.USER_EVENTS).data(event).build();
        var original = new Original(Subjects.USERS_STREAM, userId * 10 + version, Instant.now(), message);
        letters.publish(new Undeliverable(
                        original, "user-events", "notification-svc", DeadLetterReason.EXHAUSTED, "MongoDB full", 10))
                .await()
                .atMost(PATIENCE);
    }
}
