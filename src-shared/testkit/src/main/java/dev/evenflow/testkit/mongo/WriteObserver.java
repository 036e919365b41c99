package dev.evenflow.testkit.mongo;

import java.util.Map;

/** Sees each document as it is after a write, in the order of the writes of its collection. */
@FunctionalInterface
public interface WriteObserver {

    /**
     * Called inside the write, so be quick. Deletions are not told.
     *
     * @param namespace database and collection, {@code notifications_db.user_notifications}
     * @param document a copy of the document as it was written
     */
    void written(String namespace, Map<String, Object> document);
}
