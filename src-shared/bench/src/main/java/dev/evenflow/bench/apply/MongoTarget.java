package dev.evenflow.bench.apply;

import dev.evenflow.testkit.mongo.MongoServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An in-memory MongoDB-protocol server in a process of its own, with both compilers: neither what it serves nor what
 * measures slows the other. Prints its address, and for each collection how fast the measured writes came.
 */
final class MongoTarget {

    static final String WARM_UP = "BENCH_WARM_UP";
    static final String MEASURED = "BENCH_MESSAGES";

    private final int warmUp = Integer.parseInt(System.getenv(WARM_UP));
    private final int measured = Integer.parseInt(System.getenv(MEASURED));
    private final Map<String, Progress> collections = new ConcurrentHashMap<>();

    private MongoTarget() {}

    public static void main(String[] arguments) throws InterruptedException {
        var target = new MongoTarget();
        var mongo = MongoServer.inMemory();
        mongo.onWrite((collection, document) -> target.written(collection));
        System.out.println("address " + mongo.url());
        Thread.currentThread().join();
    }

    private void written(String collection) {
        collections.computeIfAbsent(collection, Progress::new).oneMore();
    }

    /** Writes to one collection come one after the other. */
    private final class Progress {

        private final String collection;
        private int count;
        private long begin;

        Progress(String collection) {
            this.collection = collection;
        }

        private synchronized void oneMore() {
            count++;
            if (count == warmUp) {
                begin = System.nanoTime();
            } else if (count == warmUp + measured) {
                System.out.println("rate " + collection + " " + measured * 1e9 / (System.nanoTime() - begin));
            }
        }
    }
}
