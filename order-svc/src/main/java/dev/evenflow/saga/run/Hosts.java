package dev.evenflow.saga.run;

import dev.evenflow.saga.Patience;
import dev.evenflow.saga.SagaType;
import dev.evenflow.saga.store.SagaJson;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every kind of saga there is here. */
@Singleton
class Hosts {

    private final Map<String, Hosted<?, ?>> byType = new HashMap<>();

    Hosts(@All List<SagaHost<?, ?>> hosts, SagaConfig config, SagaJson json, Commands commands) {
        var patience = patience(config);
        for (var host : hosts) {
            if (byType.put(host.type().name(), new Hosted<>(host, patience, json, commands)) != null) {
                throw new IllegalStateException(
                        "Two sagas of type " + host.type().name());
            }
        }
    }

    private static Patience patience(SagaConfig config) {
        return new Patience(
                config.timeout(), config.delay(), config.longest(), config.attempts(), config.undoAttempts());
    }

    Hosted<?, ?> named(String type) {
        var found = byType.get(type);
        if (found == null) {
            throw new IllegalStateException("No saga of type " + type);
        }
        return found;
    }

    /** The name of a type stands for its data. */
    @SuppressWarnings("unchecked")
    <D> Hosted<D, ?> of(SagaType<D, ?> type) {
        return (Hosted<D, ?>) named(type.name());
    }
}
