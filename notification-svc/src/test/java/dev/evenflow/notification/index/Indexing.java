package dev.evenflow.notification.index;

import dev.evenflow.testkit.quarkus.Mapped;
import java.util.Map;

/** The creation of indexes, without a service. */
public final class Indexing {

    private Indexing() {}

    public static IndexCreation byDefault() {
        return new IndexCreation(Mapped.of(IndexConfig.class, Map.of()));
    }
}
