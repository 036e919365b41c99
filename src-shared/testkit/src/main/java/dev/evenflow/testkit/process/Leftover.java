package dev.evenflow.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that outlived the launcher that started it, known by its pid file. */
public final class Leftover {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftover() {}

    /**
     * Stops it and waits until it is gone; nothing happens when there is none.
     *
     * @param pidFile has the pid in its first line
     * @param argument stands on its command line: the pid may be somebody else's by now
     */
    public static void stop(Path pidFile, String argument, Signal signal) {
        find(pidFile, argument).ifPresent(running -> {
            signal.sendTo(running.pid());
            if (!Waiting.until(PATIENCE, () -> !running.isAlive())) {
                running.destroyForcibly();
            }
        });
    }

    private static Optional<ProcessHandle> find(Path pidFile, String argument) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(running -> running.info().commandLine().orElse("").contains(argument));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
