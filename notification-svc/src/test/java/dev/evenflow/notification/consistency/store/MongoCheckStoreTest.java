package dev.evenflow.notification.consistency.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.consistency.CheckStore;
import dev.evenflow.consistency.CheckStore.Kept;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
class MongoCheckStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Inject
    CheckStore store;

    @Inject
    ReactiveMongoClient mongo;

    @BeforeEach
    void forget() {
        sync(mongo.getDatabase("notifications_db")
                .getCollection("consistency_checks")
                .drop());
    }

    @Test
    void right_isGivenToOne_untilItIsGivenBack() {
        assertThat(sync(store.take("one", LONG))).isTrue();
        assertThat(sync(store.take("two", LONG))).isFalse();
        assertThat(sync(store.take("one", LONG))).isFalse();
        assertThat(sync(store.read()).checking()).isTrue();

        sync(store.release("two"));
        assertThat(sync(store.take("two", LONG))).isFalse();
        sync(store.release("one"));

        assertThat(sync(store.read()).checking()).isFalse();
        assertThat(sync(store.take("two", LONG))).isTrue();
    }

    @Test
    void right_isGivenToOne_ofManyWhoAskAtOnce() {
        var given = Uni.join()
                .all(IntStream.range(0, 20)
                        .mapToObj(i -> store.take("holder-" + i, LONG))
                        .toList())
                .andCollectFailures();

        assertThat(sync(given)).containsOnlyOnce(true);
    }

    @Test
    void right_runsOut_unlessItIsProlonged() {
        assertThat(sync(store.take("one", SHORT))).isTrue();
        assertThat(sync(store.renew("one", LONG))).isTrue();
        assertThat(sync(store.take("two", LONG))).isFalse();

        assertThat(sync(store.renew("one", SHORT))).isTrue();
        await().atMost(PATIENCE).until(() -> sync(store.take("two", LONG)));

        assertThat(sync(store.renew("one", LONG))).isFalse();
    }

    @Test
    void report_isKept_ofWhoHasTheRightAlone() {
        assertThat(sync(store.read())).isEqualTo(new Kept(Optional.empty(), false));
        sync(store.take("one", LONG));
        sync(store.finish("two", "{\"by\":2}"));
        assertThat(sync(store.read())).isEqualTo(new Kept(Optional.empty(), true));

        sync(store.finish("one", "{\"by\":1}"));

        assertThat(sync(store.read())).isEqualTo(new Kept(Optional.of("{\"by\":1}"), false));
        assertThat(sync(store.take("two", LONG))).isTrue();
        assertThat(sync(store.read())).isEqualTo(new Kept(Optional.of("{\"by\":1}"), true));
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
