package dev.evenflow.bench.latency;

import dev.evenflow.testkit.mongo.WriteObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Takes the time of every copy where it becomes visible, in the MongoDB server: asking for each over HTTP would cost the
 * machine more than the sync does. The delay begins with the time in the event, which is before its commit.
 */
final class CopyDelays implements WriteObserver {

    private static final String COPY = "notifications_db.user_notifications";

    private volatile Measurement current = new Measurement();

    /** What is written from now on counts here. */
    void countFor(Measurement measurement) {
        current = measurement;
    }

    @Override
    public void written(String collection, Map<String, Object> document) {
        if (COPY.equals(collection) && document.get("updated_at") instanceof String changed) {
            current.seen(Duration.between(Instant.parse(changed), Instant.now()).toNanos());
        }
    }
}
