package dev.evenflow.testkit.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a program.
 *
 * @param name as it stands in messages
 * @param environment added to that of this JVM
 * @param log where its output is appended
 * @param stop the signal that stops it in order
 */
public record Launch(String name, List<String> command, Map<String, String> environment, Path log, Signal stop) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
