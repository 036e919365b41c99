package dev.evenflow.bench.store;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** One side of a comparison. */
interface Work {

    /** What one of several that work at the same time does again and again, each time after the last is answered. */
    Supplier<Uni<?>> begin();
}
