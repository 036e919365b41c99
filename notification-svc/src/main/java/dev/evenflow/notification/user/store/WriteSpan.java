package dev.evenflow.notification.user.store;

import dev.evenflow.messaging.observe.EffectTracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The span of a write, named as the
 * <a href="https://opentelemetry.io/docs/specs/semconv/database/mongodb/">OpenTelemetry conventions for MongoDB</a> say.
 */
@ApplicationScoped
class WriteSpan {

    private static final AttributeKey<Long> CHANGES = AttributeKey.longKey("db.operation.batch.size");
    private static final String OPERATION = "bulkWrite";

    private final EffectTracing tracing;
    private final String database;

    WriteSpan(EffectTracing tracing, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.tracing = tracing;
        this.database = database;
    }

    <T> Uni<T> around(String collection, int changes, Supplier<Uni<T>> write) {
        return tracing.isOff() ? write.get() : traced(collection, changes, write);
    }

    private <T> Uni<T> traced(String collection, int changes, Supplier<Uni<T>> write) {
        var attributes = Attributes.builder()
                .put("db.system.name", "mongodb")
                .put("db.namespace", database)
                .put("db.collection.name", collection)
                .put("db.operation.name", OPERATION)
                .put(CHANGES, (long) changes)
                .build();
        return tracing.write(OPERATION + " " + collection, attributes, write);
    }
}
