package dev.evenflow.notification.readmodel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenflow.notification.OwnMongo;
import dev.evenflow.notification.readmodel.ReplayConfig;
import dev.evenflow.notification.readmodel.domain.Claim;
import dev.evenflow.notification.readmodel.domain.ReplayProgress;
import dev.evenflow.testkit.quarkus.Mapped;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second instance on the same database, which never looks by itself: it stands for one that was suspended. */
class ReadModelViewTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String DATABASE = "read_model_view_test";
    private static final String BUILT = "user_notifications_built";
    private static final Claim CLAIM = new Claim("built", "another", 1, BUILT);
    private static final ReplayProgress PROGRESS = ReplayProgress.begun("built", "1", 0, Instant.EPOCH);

    private static final OwnMongo MONGO = new OwnMongo();
    private static final Vertx VERTX = Vertx.vertx();

    private final ReadModels models = new ReadModels(MONGO.client(), DATABASE);
    private final ReplayConfig config =
            Mapped.of(ReplayConfig.class, Map.of("evenflow.replay.refresh-interval", "100ms"));
    private final ReadModelView suspended = new ReadModelView(models, config, VERTX);
    private final List<String> written = new ArrayList<>();

    @BeforeEach
    void noPointer() {
        sync(MONGO.client().getDatabase(DATABASE).getCollection("read_models").deleteMany(new Document()));
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
        MONGO.close();
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
        await().atMost(PATIENCE).pollDelay(config.trust().plusMillis(10)).until(() -> true);
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
