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
    private final Attributes target;

    WriteSpan(EffectTracing tracing, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.tracing = tracing;
        this.target = Attributes.builder()
                .put("db.system.name", "mongodb")
                .put("db.namespace", database)
                .put("db.collection.name", UserCollection.NAME)
                .put("db.operation.name", OPERATION)
                .build();
    }

    <T> Uni<T> around(int changes, Supplier<Uni<T>> write) {
        var attributes = target.toBuilder().put(CHANGES, (long) changes).build();
        return tracing.write(OPERATION + " " + UserCollection.NAME, attributes, write);
    }
}
