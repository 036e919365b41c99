package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.evenflow.consistency.Copy;
import dev.evenflow.consistency.domain.CopyRow;
import dev.evenflow.consistency.domain.RangeSums;
import dev.evenflow.consistency.source.Parts;
import dev.evenflow.contracts.consistency.RangeDigest;
import dev.evenflow.notification.readmodel.store.ReadModelView;
import dev.evenflow.notification.readmodel.store.ReadModels;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The live collection, as a check reads and repairs it. Ranges are read by the ids that can be in them, which every engine
 * answers from its primary index.
 */
@ApplicationScoped
class CheckedCopy implements Copy {

    private static final int BATCH = 10_000;

    /** Ids in one query: an engine that compares each document with the whole list is still quick. */
    private static final int LOOKED_UP = 256;

    private static final ScannedUserDecoder USERS = new ScannedUserDecoder();
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final ReadModels models;
    private final ReadModelView view;
    private final UserCollections users;
    private final String consumer;

    CheckedCopy(
            ReadModels models,
            ReadModelView view,
            UserCollections users,
            @ConfigProperty(name = "mp.messaging.incoming.user-events.consumer") String consumer) {
        this.models = models;
        this.view = view;
        this.users = users;
        this.consumer = consumer;
    }

    @Override
    public String consumer() {
        return consumer;
    }

    @Override
    public Uni<String> generation() {
        return models.find().map(model -> model.placement().live());
    }

    @Override
    public Uni<Long> estimatedCount(String generation) {
        return users.named(generation).estimatedDocumentCount();
    }

    @Override
    public Uni<Map<Long, RangeDigest>> digests(String generation) {
        return scan(generation, new FindOptions())
                .collect()
                .in(RangeSums::new, RangeSums::add)
                .map(RangeSums::digests);
    }

    @Override
    public Uni<List<CopyRow>> rows(String generation, List<Long> ranges) {
        var ids = ranges.stream()
                .map(RangeDigest::firstId)
                .flatMap(first -> LongStream.rangeClosed(first, first + RangeDigest.SIZE - 1)
                        .boxed())
                .toList();
        return rowsById(generation, ids);
    }

    @Override
    public Uni<List<CopyRow>> rowsById(String generation, List<Long> ids) {
        return Parts.of(ids, LOOKED_UP)
                .collect(
                        part -> scan(generation, new FindOptions().filter(in(UserDocument.ID, part)))
                                .collect()
                                .asList(),
                        Parts::joined);
    }

    @Override
    public Uni<Void> rewind(List<CopyRow> seen) {
        return change(seen, row -> UserDocument.rewound());
    }

    @Override
    public Uni<Void> bury(List<CopyRow> seen) {
        return change(seen, row -> UserDocument.buried());
    }

    private Multi<CopyRow> scan(String generation, FindOptions options) {
        var asNeeded = options.projection(include(UserDocument.VERSION, UserDocument.DELETED))
                .batchSize(BATCH);
        return users.named(generation)
                .find(RawBsonDocument.class, asNeeded)
                .map(raw -> raw.decode(USERS))
                .filter(ScannedUser::isUser)
                .map(ScannedUser::row);
    }

    /** To the copies that are built beside as well, where they took it over. */
    private Uni<Void> change(List<CopyRow> seen, Function<CopyRow, Bson> change) {
        List<WriteModel<Document>> writes = seen.stream()
                .<WriteModel<Document>>map(row -> new UpdateOneModel<>(UserDocument.exactly(row), change.apply(row)))
                .toList();
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : view.writing(collection -> write(users.named(collection), writes));
    }

    private static Uni<Void> write(ReactiveMongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        return collection.bulkWrite(writes, UNORDERED).replaceWithVoid();
    }
}
