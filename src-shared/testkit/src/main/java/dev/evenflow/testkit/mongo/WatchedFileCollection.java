package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection in a file that uses {@link UniqueLookup} and reports to a {@link CollectionWatch}. */
final class WatchedFileCollection extends H2Collection {

    private final CollectionWatch watch;

    WatchedFileCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> data,
            MVMap<String, Object> meta,
            CursorRegistry cursors,
            CollectionWatch watch) {
        super(database, name, options, data, meta, cursors);
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
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        super.handleUpdate(position, oldDocument, newDocument);
        watch.written(getFullName(), newDocument);
    }
}
