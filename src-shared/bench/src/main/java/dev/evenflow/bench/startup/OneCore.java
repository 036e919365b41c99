package dev.evenflow.bench.startup;

import dev.evenflow.testkit.process.Programs;
import java.util.ArrayList;
import java.util.List;

/** Commands that run on one core, where this machine can bind processes to cores. */
final class OneCore {

    private OneCore() {}

    static List<String> of(List<String> command) {
        var bound = new ArrayList<>(Programs.find("taskset").stream()
                .flatMap(taskset -> List.of(taskset.toString(), "-c", "0").stream())
                .toList());
        bound.addAll(command);
        return bound;
    }
}
