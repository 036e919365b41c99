package dev.evenflow.testkit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MongoServerTest {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    @TempDir
    Path folder;

    enum Storage {
        MEMORY,
        FILE
    }

    @ParameterizedTest
    @EnumSource
    void guardedUpsert_looksAtOneDocument_howeverMany(Storage storage) {
        try (var server = start(storage)) {
            with(server, users -> {
                users.insertMany(
                        IntStream.range(0, 1_000).mapToObj(id -> user(id, 1)).toList());
                var before = server.documentsExamined();
                users.updateOne(guarded(7, 2), set("version", 2), UPSERT);
                users.updateOne(and(eq("_id", 8), lt("version", 2)), set("version", 2), UPSERT);

                assertThat(server.documentsExamined() - before).isLessThanOrEqualTo(4);
                assertThat(users.find(eq("_id", 7)).first()).containsEntry("version", 2);
                assertThat(users.find(eq("_id", 8)).first()).containsEntry("version", 2);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void staleGuardedUpsert_answers11000_andChangesNothing(Storage storage) {
        try (var server = start(storage)) {
            with(server, users -> {
                users.updateOne(guarded(7, 3), set("version", 3), UPSERT);

                assertThatThrownBy(() -> users.updateOne(guarded(7, 2), set("version", 2), UPSERT))
                        .isInstanceOfSatisfying(
                                MongoWriteException.class,
                                e -> assertThat(e.getCode()).isEqualTo(11000));
                assertThat(users.find().into(new ArrayList<>())).containsExactly(user(7, 3));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void observer_seesEachState_inOrder(Storage storage) {
        try (var server = start(storage)) {
            List<String> seen = new ArrayList<>();
            server.onWrite((namespace, document) -> seen.add(namespace + " " + document.get("version")));
            with(server, users -> {
                for (var version = 1; version <= 3; version++) {
                    users.updateOne(guarded(7, version), set("version", version), UPSERT);
                }
            });
            assertThat(seen).containsExactly("test.users 1", "test.users 2", "test.users 3");
        }
    }

    @Test
    void fileServer_keepsDocumentsAndIndexes() {
        try (var server = MongoServer.onDisk(folder)) {
            with(server, users -> users.insertOne(user(7, 1)));
        }
        try (var server = MongoServer.onDisk(folder)) {
            with(server, users -> {
                assertThat(users.find().into(new ArrayList<>())).containsExactly(user(7, 1));
                assertThatThrownBy(() -> users.insertOne(user(7, 1))).isInstanceOf(MongoWriteException.class);
            });
        }
    }

    private MongoServer start(Storage storage) {
        return switch (storage) {
            case MEMORY -> MongoServer.inMemory();
            case FILE -> MongoServer.onDisk(folder);
        };
    }

    private static Bson guarded(int id, int version) {
        return new Document("_id", id).append("version", new Document("$lt", version));
    }

    private static Document user(int id, int version) {
        return new Document("_id", id).append("version", version);
    }

    private static void with(MongoServer server, Consumer<MongoCollection<Document>> work) {
        try (MongoClient client = MongoClients.create(server.url())) {
            work.accept(client.getDatabase("test").getCollection("users"));
        }
    }
}
