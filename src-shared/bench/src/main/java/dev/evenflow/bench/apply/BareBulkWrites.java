package dev.evenflow.bench.apply;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.evenflow.bench.JvmProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Writes the documents of a backlog and nothing else: the same guarded upserts, 500 at a time, without a broker. */
public final class BareBulkWrites {

    private static final String COLLECTION = "BENCH_COLLECTION";
    private static final String MONGODB_URL = "MONGODB_URL";
    private static final String EVENTS = "BENCH_EVENTS";
    private static final String USERS = "BENCH_USERS";
    private static final int BATCH = 500;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private BareBulkWrites() {}

    /**
     * The program that prints its rate.
     *
     * @param users whose documents are written, one after the other, and from the beginning again where there are more events
     */
    public static JvmProgram program(String url, String collection, int events, int users) {
        return JvmProgram.of(
                BareBulkWrites.class,
                Map.of(
                        MONGODB_URL,
                        url,
                        COLLECTION,
                        collection,
                        EVENTS,
                        Integer.toString(events),
                        USERS,
                        Integer.toString(users)));
    }

    public static void main(String[] arguments) {
        try (var client = MongoClients.create(System.getenv(MONGODB_URL))) {
            var documents = client.getDatabase(ApplyBacklog.DATABASE).getCollection(System.getenv(COLLECTION));
            var events = Integer.parseInt(System.getenv(EVENTS));
            var begin = System.nanoTime();
            write(documents, events, Integer.parseInt(System.getenv(USERS)));
            System.out.println("rate " + events * 1e9 / (System.nanoTime() - begin));
        }
    }

    private static void write(MongoCollection<Document> documents, int events, int users) {
        List<UpdateOneModel<Document>> batch = new ArrayList<>(BATCH);
        for (var number = 0; number < events; number++) {
            batch.add(upsert(number % users + 1L, number / users + 1L));
            if (batch.size() == BATCH) {
                documents.bulkWrite(batch, UNORDERED);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            documents.bulkWrite(batch, UNORDERED);
        }
    }

    private static UpdateOneModel<Document> upsert(long user, long version) {
        var state = new Document("version", version)
                .append("updated_at", "2025-05-25T10:00:00Z")
                .append("deleted", false)
                .append("name", "John Doe")
                .append("email", "john" + user + "@bench.example");
        return new UpdateOneModel<>(
                new Document("_id", user).append("version", new Document("$lt", version)),
                new Document("$set", state),
                new UpdateOptions().upsert(true));
    }
}
