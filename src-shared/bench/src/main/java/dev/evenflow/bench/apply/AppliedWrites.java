package dev.evenflow.bench.apply;

import dev.evenflow.testkit.mongo.WriteObserver;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the writes to one collection, on the server's side, and takes the time of the first and the last. */
final class AppliedWrites implements WriteObserver {

    private final String namespace;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile long first;
    private volatile long last;

    AppliedWrites(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public void written(String written, Map<String, Object> document) {
        if (namespace.equals(written)) {
            last = System.nanoTime();
            if (writes.getAndIncrement() == 0) {
                first = last;
            }
        }
    }

    int count() {
        return writes.get();
    }

    double perSecond() {
        return writes.get() * 1e9 / Math.max(1, last - first);
    }
}
