package dev.evenflow.notification.user.store;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toMap;

import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/** Compares one copy of the users with another, a bounded number of documents at a time, while both are written. */
@ApplicationScoped
public class UserCopies {

    private final UserCollections users;

    UserCopies(UserCollections users) {
        this.users = users;
    }

    /** Takes over what the other copy lacks or has older; emits, for each part of the copy, how many that were. */
    public Multi<Integer> carryOver(String from, String to, int batchSize) {
        return parts(
                from,
                new FindOptions(),
                batchSize,
                part -> new GuardedBulk(users.named(to))
                        .write(part.stream().map(CarriedWrite::new).toList())
                        .map(Applied::applied));
    }

    /** Emits, for each part of the copy, the ids of the users that the other copy lacks or has older. */
    public Multi<List<Long>> ahead(String of, String than, int batchSize) {
        var versions = new FindOptions().projection(include(UserDocument.VERSION, UserDocument.DELETED));
        return parts(of, versions, batchSize, part -> ahead(part, than));
    }

    private Uni<List<Long>> ahead(List<Document> part, String than) {
        var ids = part.stream().map(UserDocument::id).toList();
        var options = new FindOptions().projection(include(UserDocument.VERSION));
        return users.named(than)
                .find(in(UserDocument.ID, ids), options)
                .collect()
                .asList()
                .map(others -> ahead(part, others));
    }

    private static List<Long> ahead(List<Document> part, List<Document> others) {
        var versions = others.stream().collect(toMap(UserDocument::id, UserDocument::version));
        return part.stream()
                .filter(one -> !UserDocument.saysNothing(one))
                .filter(one -> UserDocument.version(one) > versions.getOrDefault(UserDocument.id(one), -1L))
                .map(one -> ((Number) UserDocument.id(one)).longValue())
                .toList();
    }

    /** Each part is read when the one before it is done. */
    private <T> Multi<T> parts(
            String collection, FindOptions options, int size, Function<List<Document>, Uni<T>> work) {
        return users.named(collection)
                .find(options.batchSize(size))
                .group()
                .intoLists()
                .of(size)
                .onItem()
                .transformToUniAndConcatenate(part -> work.apply(part));
    }
}
