package dev.evenflow.web.idempotency;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All callers share one scope, where nothing tells them apart. */
@DefaultBean
@Singleton
public class SharedKeys implements KeyScope {

    @Override
    public Optional<String> current() {
        return Optional.empty();
    }
}
