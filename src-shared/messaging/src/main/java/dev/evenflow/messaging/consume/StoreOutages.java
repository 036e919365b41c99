package dev.evenflow.messaging.consume;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every store that is known here; a connection that broke or was refused is the outage of some store. */
@Singleton
public class StoreOutages {

    private static final int DEEPEST_CAUSE = 10;

    private final List<StoreOutage> stores;

    public StoreOutages(@All List<StoreOutage> stores) {
        this.stores = List.copyOf(stores);
    }

    public boolean areBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isConnection(cause) || isKnown(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** JSON that cannot be read is an {@link IOException}, too. */
    private static boolean isConnection(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof JacksonException);
    }

    private boolean isKnown(Throwable cause) {
        return stores.stream().anyMatch(store -> store.isBehind(cause));
    }
}
