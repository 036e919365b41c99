package dev.evenflow.bench.app;

import io.smallrye.config.ConfigMapping;

/** What to do, from the environment ({@code BENCH_CONSUME}, …); there are no defaults. */
@ConfigMapping(prefix = "bench")
interface LoadConfig {

    /** Whether to consume what stands in the stream; else to publish. */
    boolean consume();

    /** Messages before the clock starts. */
    int warmUp();

    /** Messages measured. */
    int messages();

    /** The JSON to publish; {@code #} stands for the number of the message. */
    String payload();
}
