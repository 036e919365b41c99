package dev.evenflow.testkit.mongo;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a unique index answer a query that asks for more than the index's fields, as MongoDB does: the index finds the
 * few candidates, the whole query filters them. mongo-java-server alone uses an index only when the query has exactly
 * its fields, and scans the collection for {@code {_id: 7, version: {$lt: 3}}}.
 */
final class UniqueLookup {

    private UniqueLookup() {}

    /** The candidates for the query, or empty when no unique index narrows it. */
    static <P> Optional<Iterable<P>> candidates(List<Index<P>> indexes, Document query) {
        var terms = new Document();
        collectTerms(query, terms);
        for (var index : indexes) {
            var lookup = lookup(index, terms);
            if (index.isUnique() && !lookup.isEmpty() && index.canHandle(lookup)) {
                return Optional.of(index.getPositions(lookup));
            }
        }
        return Optional.empty();
    }

    /** The conditions that hold for every match: those at the top and those inside of {@code $and}. */
    private static void collectTerms(Document query, Document terms) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                parts.forEach(part -> collectTerms((Document) part, terms));
            } else if (!field.startsWith("$")) {
                terms.putIfAbsent(field, equality(condition));
            }
        });
    }

    private static @Nullable Object equality(Object condition) {
        return condition instanceof Document operators && operators.keySet().equals(Set.of("$eq"))
                ? operators.get("$eq")
                : condition;
    }

    private static Document lookup(Index<?> index, Document terms) {
        var lookup = new Document();
        for (IndexKey key : index.getKeys()) {
            if (!terms.containsKey(key.getKey())) {
                return new Document();
            }
            lookup.put(key.getKey(), terms.get(key.getKey()));
        }
        return lookup;
    }
}
