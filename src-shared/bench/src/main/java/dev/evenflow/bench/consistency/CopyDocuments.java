package dev.evenflow.bench.consistency;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bson.Document;

/** The copy in MongoDB, read and damaged by hand. */
final class CopyDocuments implements AutoCloseable {

    private static final long VERSION = 3;

    private final MongoClient client;

    CopyDocuments(String url) {
        client = MongoClients.create(url);
    }

    /** Every document, tombstones that say nothing left out. */
    Map<Long, Document> all() {
        var documents = new HashMap<Long, Document>();
        for (var document : users().find()) {
            if (version(document) > 0) {
                documents.put(document.getLong("_id"), document);
            }
        }
        return documents;
    }

    /**
     * Does all that can be done to documents of users who live and have version 3.
     *
     * @return the kind of each difference
     */
    Map<Long, String> damage(long first, int each) {
        var kinds = new TreeMap<Long, String>();
        var ids = LongStream.iterate(first, id -> id + 97)
                .filter(id -> id % 10 > 0)
                .boxed()
                .limit(each * 5L)
                .toList();
        users().deleteMany(in("_id", part(ids, 0, each, "missing", kinds)));
        update(part(ids, 1, each, "stale", kinds), new Document("version", VERSION - 1).append("name", "older"));
        update(part(ids, 2, each, "ahead", kinds), new Document("version", VERSION + 4).append("name", "newer"));
        update(part(ids, 3, each, "ahead", kinds), new Document("deleted", true));
        for (var id : part(ids, 4, each, "extra", kinds, 10_000_000)) {
            users().insertOne(new Document("_id", id)
                    .append("version", 1L)
                    .append("updated_at", "2025-05-25T10:00:00Z")
                    .append("deleted", false)
                    .append("name", "nobody")
                    .append("email", id + "@nowhere.example"));
        }
        return kinds;
    }

    static long version(Document document) {
        return document.get("version", Number.class).longValue();
    }

    private void update(List<Long> ids, Document fields) {
        for (var id : ids) {
            users().updateOne(
                            eq("_id", id),
                            combine(fields.entrySet().stream()
                                    .map(field -> set(field.getKey(), field.getValue()))
                                    .toList()));
        }
    }

    private static List<Long> part(List<Long> ids, int number, int each, String kind, Map<Long, String> kinds) {
        return part(ids, number, each, kind, kinds, 0);
    }

    private static List<Long> part(
            List<Long> ids, int number, int each, String kind, Map<Long, String> kinds, long offset) {
        var part = ids.subList(number * each, (number + 1) * each).stream()
                .map(id -> id + offset)
                .toList();
        part.forEach(id -> kinds.put(id, kind));
        return part;
    }

    private MongoCollection<Document> users() {
        return client.getDatabase("notifications_db").getCollection("user_notifications");
    }

    @Override
    public void close() {
        client.close();
    }
}
