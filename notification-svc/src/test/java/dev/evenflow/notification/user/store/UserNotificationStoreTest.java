package dev.evenflow.notification.user.store;

import static dev.evenflow.notification.user.Changes.tombstone;
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
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
class UserNotificationStoreTest {

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
    void apply_storesTheDocumentedShape_forANewUser() {
        assertThat(apply(upsert(7, 1))).isEqualTo(new Applied(1, 0));

        assertThat(document(7))
                .isEqualTo(new Document("_id", 7L)
                        .append("version", 1L)
                        .append("updated_at", "2025-05-25T10:00:01.123456Z")
                        .append("deleted", false)
                        .append("name", "name 1")
                        .append("email", "1@example.com"));
    }

    @Test
    void apply_changesNothing_forDuplicateLateAndReplayedChanges() {
        apply(upsert(7, 1));
        apply(upsert(7, 3));

        assertThat(apply(upsert(7, 3))).isEqualTo(new Applied(0, 1));
        assertThat(apply(upsert(7, 2))).isEqualTo(new Applied(0, 1));
        assertThat(apply(upsert(7, 1))).isEqualTo(new Applied(0, 1));
        assertThat(stored(7)).contains(user(7, 3));
    }

    @Test
    void apply_writesTheNewOnes_besideStaleOnesOfTheSameBulk() {
        apply(upsert(1, 5), upsert(2, 1), tombstone(3, 4));

        assertThat(apply(upsert(1, 4), upsert(2, 2), upsert(3, 3), upsert(4, 1)))
                .isEqualTo(new Applied(2, 2));
        assertThat(await(reads.list(0, 10))).containsExactly(user(1, 5), user(2, 2), user(4, 1));
    }

    @Test
    void apply_storesAnUpdate_thatArrivesBeforeItsCreate() {
        apply(upsert(7, 2));

        assertThat(apply(upsert(7, 1))).isEqualTo(new Applied(0, 1));
        assertThat(stored(7)).contains(user(7, 2));
    }

    @Test
    void apply_leavesATombstoneWithoutPersonalData_forADelete() {
        apply(upsert(7, 1));
        apply(tombstone(7, 2));

        assertThat(stored(7)).isEmpty();
        assertThat(document(7))
                .isEqualTo(new Document("_id", 7L)
                        .append("version", 2L)
                        .append("updated_at", "2025-05-25T10:00:02.123456Z")
                        .append("deleted", true));
    }

    @Test
    void apply_doesNotReviveADeletedUser_forALateUpdate() {
        apply(tombstone(7, 3));

        assertThat(apply(upsert(7, 2))).isEqualTo(new Applied(0, 1));
        assertThat(stored(7)).isEmpty();
        assertThat(await(reads.count())).isZero();
    }

    @Test
    void apply_doesNothing_forNoChanges() {
        assertThat(apply()).isEqualTo(Applied.NOTHING);
    }

    private Applied apply(UserChange... changes) {
        return await(store.apply(List.of(changes)));
    }

    private Optional<UserNotification> stored(long userId) {
        return await(reads.byId(userId));
    }

    private Document document(long userId) {
        return await(
                users.named(ReadModels.USERS).find(new Document("_id", userId)).toUni());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
