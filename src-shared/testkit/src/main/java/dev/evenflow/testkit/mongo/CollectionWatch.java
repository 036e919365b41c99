package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What the collections of one server report: documents written, and documents looked at by queries. */
final class CollectionWatch {

    private final List<WriteObserver> observers = new CopyOnWriteArrayList<>();
    private final LongAdder examined = new LongAdder();

    void add(WriteObserver observer) {
        observers.add(observer);
    }

    void written(String namespace, Document document) {
        if (!observers.isEmpty() && !namespace.contains(".system.")) {
            var copy = document.cloneDeeply();
            observers.forEach(observer -> observer.written(namespace, copy));
        }
    }

    void examined() {
        examined.increment();
    }

    long documentsExamined() {
        return examined.sum();
    }
}
