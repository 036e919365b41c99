package dev.evenflow.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppointmentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> due = new CopyOnWriteArrayList<>();
    private final Appointments appointments = new Appointments(vertx, due::add);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void make_keepsTheEarlierOfTwo() {
        appointments.make("a", Duration.ofHours(1));
        appointments.make("a", Duration.ofMillis(20));
        appointments.make("a", Duration.ofHours(1));
        appointments.make("b", Duration.ofMillis(10));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due).containsExactlyInAnyOrder("a", "b"));
        appointments.make("a", Duration.ofMillis(10));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due).hasSize(3));
    }
}
