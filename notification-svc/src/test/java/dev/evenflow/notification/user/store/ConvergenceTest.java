package dev.evenflow.notification.user.store;

import static dev.evenflow.notification.user.Changes.upsert;
import static dev.evenflow.notification.user.Changes.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.notification.readmodel.store.ReadModels;
import dev.evenflow.notification.user.domain.UserChange;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many writes, in any order and at once. */
@QuarkusTest
@WithTestResource(MongoResource.class)
class ConvergenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    UserNotificationStore store;

    @Inject
    UserNotificationReads reads;

    @Inject
    UserCollections users;

    @BeforeEach
    void empty() {
        await(users.named(ReadModels.USERS).deleteMany(new Document()));
    }

    @Test
    void apply_endsInTheNewestVersions_forTenThousandShuffledChanges() {
        var changes = new ArrayList<UserChange>();
        LongStream.rangeClosed(1, 500)
                .forEach(id -> LongStream.rangeClosed(1, 20).forEach(version -> changes.add(upsert(id, version))));
        Collections.shuffle(changes, new Random(42));

        for (int from = 0; from < changes.size(); from += 500) {
            await(store.apply(UserChange.newestPerUser(changes.subList(from, from + 500))));
        }

        var expected =
                LongStream.rangeClosed(1, 500).mapToObj(id -> user(id, 20)).toList();
        assertThat(await(reads.list(0, 1000))).isEqualTo(expected);
    }

    @Test
    void apply_endsInTheNewestVersion_whenBatchesRaceForOneUser() {
        var racing = IntStream.rangeClosed(1, 50)
                .mapToObj(version -> store.apply(List.of(upsert(7, version))))
                .toList();

        var results = await(Uni.join().all(racing).andFailFast());

        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.applied() + result.stale()).isOne());
        assertThat(await(reads.byId(7))).contains(user(7, 50));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
