package dev.evenflow.bench.store;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What to do, from the environment ({@code BENCH_TASK}, …); there are no defaults. */
@ConfigMapping(prefix = "bench")
interface StoreLoadConfig {

    Task task();

    /** How long each side runs before anything is measured. */
    Duration warmUp();

    /** How long a side runs until it is the other's turn. */
    Duration turn();

    /** How many turns each side has. */
    int turns();

    enum Task {
        APPEND,
        LOAD
    }
}
