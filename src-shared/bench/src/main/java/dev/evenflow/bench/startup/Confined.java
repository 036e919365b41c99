package dev.evenflow.bench.startup;

import dev.evenflow.testkit.process.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run somewhere else than we do. */
final class Confined {

    private Confined() {}

    /** In a working directory of its own. */
    static List<String> in(Path folder, List<String> command) {
        var confined = new ArrayList<>(List.of("/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString()));
        confined.addAll(command);
        return confined;
    }

    /** On one core, where this machine can bind processes to cores. */
    static List<String> onOneCore(List<String> command) {
        var confined = new ArrayList<>(Programs.find("taskset").stream()
                .flatMap(taskset -> List.of(taskset.toString(), "-c", "0").stream())
                .toList());
        confined.addAll(command);
        return confined;
    }
}
