package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Filters.eq;
import static dev.evenflow.notification.user.Changes.tombstone;
import static dev.evenflow.notification.user.Changes.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.notification.user.domain.Recipient.Deleted;
import dev.evenflow.testkit.quarkus.MongoResource;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MongoResource.class)
class CheckedCopyTest {

    /** Far from the users of other tests. */
    private static final long ID = 9_000_000_000L;

    private static final long RANGE = RangeDigest.rangeOf(ID);

    @Inject
    Copy copy;

    @Inject
    UserNotificationStore store;

    @Inject
    UserNotificationReads reads;

    @Inject
    ReactiveMongoClient mongo;

    private String live;

    @BeforeEach
    void fill() {
        live = sync(copy.generation());
        sync(store.apply(List.of(upsert(ID, 3), tombstone(ID + 1, 2), upsert(ID + 2_000, 1))));
    }

    @AfterEach
    void empty() {
        sync(documents().deleteMany(new Document("_id", new Document("$gte", ID))));
        sync(documents().deleteMany(new Document("odd", true)));
    }

    @Test
    void digests_areThoseOfTheRows_tombstonesIncluded() {
        var digests = sync(copy.digests(live));

        assertThat(digests)
                .containsEntry(
                        RANGE, RangeDigest.empty(RANGE).plus(ID, 3, false).plus(ID + 1, 2, true))
                .containsKey(RangeDigest.rangeOf(ID + 2_000));
        assertThat(digests.values().stream().mapToLong(RangeDigest::rows).sum())
                .isEqualTo(sync(copy.estimatedCount(live)));
    }

    @Test
    void rows_areThoseOfTheRangesOrIdsAskedFor() {
        assertThat(sync(copy.rows(live, List.of(RANGE, RANGE + 100))))
                .containsExactlyInAnyOrder(new CopyRow(ID, 3, false), new CopyRow(ID + 1, 2, true));
        assertThat(sync(copy.rowsById(live, List.of(ID + 2_000, ID + 7))))
                .containsExactly(new CopyRow(ID + 2_000, 1, false));
    }

    @Test
    void damagedDocuments_areRead() {
        sync(documents().insertOne(new Document("_id", ID + 3).append("version", "seven")));
        sync(documents()
                .insertOne(new Document("_id", ID + 4).append("version", 5).append("deleted", "yes")));
        sync(documents().insertOne(new Document("_id", ID + 5.0).append("version", 2.0)));
        sync(documents().insertOne(new Document("_id", new ObjectId()).append("odd", true)));

        assertThat(sync(copy.rows(live, List.of(RANGE))))
                .contains(new CopyRow(ID + 3, 0, false), new CopyRow(ID + 4, 5, false), new CopyRow(ID + 5, 2, false))
                .hasSize(5);
    }

    @Test
    void rewind_setsBack_whatIsStillThatAlone() {
        sync(copy.rewind(
                List.of(new CopyRow(ID, 3, false), new CopyRow(ID + 1, 1, true), new CopyRow(ID + 9, 1, true))));

        assertThat(rows()).containsExactlyInAnyOrder(new CopyRow(ID, 0, false), new CopyRow(ID + 1, 2, true));
        assertThat(sync(reads.byId(ID))).isPresent();
        sync(store.apply(List.of(upsert(ID, 2))));
        assertThat(rows()).contains(new CopyRow(ID, 2, false));
    }

    @Test
    void rewind_letsEventsBeApplied_whereTheVersionWasNone() {
        sync(documents().insertOne(new Document("_id", ID + 3).append("version", "seven")));
        sync(documents().insertOne(new Document("_id", ID + 4)));

        sync(copy.rewind(List.of(new CopyRow(ID + 3, 0, false), new CopyRow(ID + 4, 0, false))));
        sync(store.apply(List.of(upsert(ID + 3, 1), upsert(ID + 4, 1))));

        assertThat(rows()).contains(new CopyRow(ID + 3, 1, false), new CopyRow(ID + 4, 1, false));
    }

    @Test
    void bury_makesATombstoneThatSaysNothing_ofWhatIsStillThatAlone() {
        sync(copy.bury(List.of(new CopyRow(ID, 3, false), new CopyRow(ID + 2_000, 9, false))));

        assertThat(rows()).contains(new CopyRow(ID, 0, true));
        assertThat(sync(copy.rowsById(live, List.of(ID + 2_000)))).containsExactly(new CopyRow(ID + 2_000, 1, false));
        assertThat(sync(reads.byId(ID))).isEmpty();
        assertThat(sync(copy.digests(live)))
                .containsEntry(RANGE, RangeDigest.empty(RANGE).plus(ID + 1, 2, true));
        assertThat(sync(documents().find(eq("_id", ID)).toUni())).doesNotContainKeys("name", "email");
    }

    @Test
    void buriedUser_isUnheardOf_andCanStillComeToBe() {
        sync(copy.bury(List.of(new CopyRow(ID, 3, false))));
        assertThat(sync(reads.recipients(List.of(ID, ID + 1)))).isEqualTo(Map.of(ID + 1, new Deleted()));

        sync(store.apply(List.of(upsert(ID, 1))));

        assertThat(rows()).contains(new CopyRow(ID, 1, false));
        assertThat(sync(reads.byId(ID))).isPresent();
    }

    private List<CopyRow> rows() {
        return sync(copy.rows(live, List.of(RANGE)));
    }

    private ReactiveMongoCollection<Document> documents() {
        return mongo.getDatabase("notifications_db").getCollection(live);
    }

    private static <T> T sync(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }
}
