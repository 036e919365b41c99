package dev.evenflow.bench.consistency;

import com.mongodb.client.MongoCollection;
import dev.evenflow.testkit.process.Waiting;
import java.time.Duration;
import org.bson.Document;

/**
 * A copy that fills. The first tenth does not count, since nothing is warm then.
 *
 * @param users how many there will be
 */
record Filling(MongoCollection<Document> copy, int users) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Users per second, once it is full. */
    double perSecond() {
        var first = reached(users / 10);
        var begin = System.nanoTime();
        reached(users);
        return (users - first) * 1e9 / (System.nanoTime() - begin);
    }

    private long reached(long count) {
        if (!Waiting.until(PATIENCE, () -> copy.estimatedDocumentCount() >= count)) {
            throw new IllegalStateException("only " + copy.estimatedDocumentCount() + " of " + users + " users came");
        }
        return copy.estimatedDocumentCount();
    }
}
