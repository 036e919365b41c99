package dev.evenflow.bench;

import java.util.List;

/** One benchmark; it fails by an exception when something goes wrong, not when it is slow. */
@FunctionalInterface
public interface Benchmark {

    /** Starts what it needs in the bench, which stops it afterwards, and measures. */
    List<Result> run(Bench bench) throws Exception;
}
