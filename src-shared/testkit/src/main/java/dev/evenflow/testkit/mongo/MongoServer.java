package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.tls.Certificate;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/**
 * The MongoDB wire protocol on 127.0.0.1, inside this JVM. Transactions, change streams and updates by pipeline are not
 * supported; what is, answers as MongoDB does.
 */
public final class MongoServer implements AutoCloseable {

    private static final String FILE = "mongo.mv";

    private final CollectionWatch watch;
    private final de.bwaldvogel.mongo.MongoServer server;
    private final int port;

    private MongoServer(MongoBackend backend, CollectionWatch watch, int port) {
        this(backend, watch, port, server -> {});
    }

    private MongoServer(
            MongoBackend backend, CollectionWatch watch, int port, Consumer<de.bwaldvogel.mongo.MongoServer> settings) {
        this.watch = watch;
        this.server = new de.bwaldvogel.mongo.MongoServer(backend);
        settings.accept(server);
        server.bind("127.0.0.1", port); // for 0 it picks one: looking for one before is a race
        this.port = server.getLocalAddress().getPort();
    }

    /** A server that forgets, on a free port. */
    public static MongoServer inMemory() {
        var watch = new CollectionWatch();
        return new MongoServer(MongoBackends.inMemory(watch), watch, 0);
    }

    /** The same, by TLS alone. */
    public static MongoServer inMemory(Certificate certificate) {
        var watch = new CollectionWatch();
        return new MongoServer(
                MongoBackends.inMemory(watch),
                watch,
                0,
                server -> server.enableSsl(certificate.key(), null, certificate.chain()));
    }

    /** A server that keeps its data in a file of this folder, on a free port. */
    public static MongoServer onDisk(Path folder) {
        return onDisk(folder, 0);
    }

    /**
     * A server that keeps its data in a file of this folder. What it acknowledged survives a kill -9 of this JVM.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException when another process has the file open
     */
    public static MongoServer onDisk(Path folder, int port) {
        var watch = new CollectionWatch();
        var file = Folders.create(folder).resolve(FILE);
        var store = new MVStore.Builder().fileName(file.toString()).open();
        return new MongoServer(MongoBackends.inFile(store, watch), watch, port);
    }

    /** Tells the observer of every write from now on. */
    public void onWrite(WriteObserver observer) {
        watch.add(observer);
    }

    /** How many documents queries and updates have looked at so far: a scan of a collection counts all of it. */
    public long documentsExamined() {
        return watch.documentsExamined();
    }

    public String url() {
        return "mongodb://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
