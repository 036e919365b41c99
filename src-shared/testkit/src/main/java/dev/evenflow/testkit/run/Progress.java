package dev.evenflow.testkit.run;

import java.time.Duration;

/** Is told what has been reached. */
@FunctionalInterface
public interface Progress {

    /** Keeps everything to itself. */
    Progress SILENT = (step, took) -> {};

    void reached(String step, Duration took);
}
