package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** A collection in memory that uses {@link UniqueLookup} and reports to a {@link CollectionWatch}. */
final class WatchedMemoryCollection extends MemoryCollection {

    private final CollectionWatch watch;

    WatchedMemoryCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            CollectionWatch watch) {
        super(database, name, options, cursors);
        this.watch = watch;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return UniqueLookup.candidates(getIndexes(), query)
                .map(found -> matchDocuments(query, found, orderBy, skip, limit, batchSize, fields))
                .orElseGet(() -> super.queryDocuments(query, orderBy, skip, limit, batchSize, fields));
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        watch.examined();
        return super.documentMatchesQuery(document, query);
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
        watch.written(getFullName(), document);
    }

    @Override
    protected void handleUpdate(Integer position, Document oldDocument, Document newDocument) {
        super.handleUpdate(position, oldDocument, newDocument);
        watch.written(getFullName(), newDocument);
    }
}
