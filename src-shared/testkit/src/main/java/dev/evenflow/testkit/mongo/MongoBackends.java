package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;

/**
 * The two kinds of storage. Anonymous classes on purpose: the constructors of the library open databases and collections
 * while they run, when only captured variables are set and fields of a subclass are not yet.
 */
final class MongoBackends {

    private MongoBackends() {}

    static MongoBackend inMemory(CollectionWatch watch) {
        return new MemoryBackend() {
            @Override
            public MemoryDatabase openOrCreateDatabase(String name) {
                return memoryDatabase(name, getCursorRegistry(), watch);
            }
        };
    }

    static MongoBackend inFile(MVStore store, CollectionWatch watch) {
        return new H2Backend(store) {
            @Override
            protected MongoDatabase openOrCreateDatabase(String name) {
                return fileDatabase(name, store, getCursorRegistry(), watch);
            }
        };
    }

    private static MemoryDatabase memoryDatabase(String database, CursorRegistry cursors, CollectionWatch watch) {
        return new MemoryDatabase(database, cursors) {
            @Override
            protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
                return new WatchedMemoryCollection(this, name, options, cursors, watch);
            }
        };
    }

    private static MongoDatabase fileDatabase(
            String database, MVStore store, CursorRegistry cursors, CollectionWatch watch) {
        return new H2Database(database, store, cursors) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                var fullName = getDatabaseName() + "." + name;
                return new WatchedFileCollection(
                        this,
                        name,
                        options,
                        store.openMap("databases." + fullName),
                        store.openMap("meta." + fullName),
                        cursors,
                        watch);
            }

            // What is acknowledged is in the file, so that a kill -9 loses none of it.
            @Override
            public Document handleCommand(
                    Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
                var answer = super.handleCommand(channel, command, query, databases, oplog);
                if (store.hasUnsavedChanges()) {
                    store.commit();
                }
                return answer;
            }
        };
    }
}
