package dev.evenflow.notification.readmodel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.notification.replay.Replaying;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second instance on the same database, which never looks by itself: it stands for one that was suspended. */
@QuarkusTest
@WithTestResource(MongoResource.class)
@TestProfile(ReadModelViewTest.WithoutNats.class)
class ReadModelViewTest {

    private static final String DATABASE = "read_model_view_test";
    private static final String BUILT = "user_notifications_built";
    private static final Claim CLAIM = new Claim("built", "another", 1, BUILT);
    private static final ReplayProgress PROGRESS = ReplayProgress.begun("built", "1", 0, Instant.EPOCH);

    @Inject
    ReadModels models;

    @Inject
    ReplayConfig config;

    @Inject
    Vertx vertx;

    @Inject
    ReactiveMongoClient mongo;

    private final List<String> written = new ArrayList<>();
    private ReadModelView suspended;

    @BeforeEach
    void noPointer() {
        sync(mongo.getDatabase(DATABASE).getCollection("read_models").deleteMany(new Document()));
        suspended = new ReadModelView(models, config, vertx);
    }

    @Test
    void writing_writesTheLiveCollectionAlone_withoutAPointer() {
        assertThat(write()).isEqualTo(ReadModels.USERS);
        assertThat(written).containsExactly(ReadModels.USERS);
    }

    @Test
    void writing_writesTheOtherCollectionFirst_whileOneIsBuilt() {
        begin();

        assertThat(write()).isEqualTo(ReadModels.USERS);
        assertThat(written).containsExactly(BUILT, ReadModels.USERS);
    }

    @Test
    void writing_looksAgain_whenItsLookIsOld() {
        write();
        begin();
        expireLook();
        written.clear();

        write();

        assertThat(written).containsExactly(BUILT, ReadModels.USERS);
    }

    @Test
    void writing_isNotDone_beforeItIsAlsoWhereItBelongsMeanwhile() {
        sync(suspended.writing(collection ->
                record(collection).chain(name -> once(models.begin(CLAIM, PROGRESS), name))));

        assertThat(written).containsExactly(ReadModels.USERS, BUILT);
    }

    @Test
    void reading_readsAgain_whenTheCollectionWasReplacedMeanwhile() {
        begin();

        var answer = sync(suspended.reading(collection ->
                record(collection).chain(name -> once(models.switchTo(CLAIM, ReadModels.USERS), name))));

        assertThat(answer).isEqualTo(BUILT);
        assertThat(written).containsExactly(ReadModels.USERS, BUILT);
    }

    /** Lets the pointer be changed during the first call, and that call take longer than its look is good for. */
    private Uni<String> once(Uni<Boolean> change, String name) {
        return written.size() > 1
                ? Uni.createFrom().item(name)
                : change.onItem().delayIt().by(config.trust().plusMillis(10)).replaceWith(name);
    }

    private String write() {
        return sync(suspended.writing(this::record));
    }

    private Uni<String> record(String collection) {
        written.add(collection);
        return Uni.createFrom().item(collection);
    }

    private void begin() {
        assertThat(sync(models.begin(CLAIM, PROGRESS))).isTrue();
    }

    private void expireLook() {
        await().pollDelay(config.trust().plusMillis(10)).until(() -> true);
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    /** A database of its own, and nobody who ends replays. */
    public static class WithoutNats extends Replaying {

        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("mp.messaging.incoming.user-events.enabled", "false");
            overrides.put("quarkus.messaging.nats.connection.servers", "nats://127.0.0.1:1");
            overrides.put("quarkus.mongodb.database", DATABASE);
            overrides.put("evenflow.replay.silence", "1h");
            return overrides;
        }
    }
}
