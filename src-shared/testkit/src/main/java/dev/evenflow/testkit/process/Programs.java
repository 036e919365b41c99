package dev.evenflow.testkit.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine. */
public final class Programs {

    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin");

    private Programs() {}

    /** Looks a program up on PATH, then where system programs live that a plain PATH may miss. */
    public static Optional<Path> find(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), SYSTEM_FOLDERS.stream())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What the program prints to standard output, without surrounding space; empty when it fails or is not there. */
    public static Optional<String> output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), ProcessOutput.CHARSET).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Runs a program to its end, its output going to ours; true when it succeeded within the time. */
    public static boolean run(long timeoutSeconds, String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether this JVM runs as root. */
    public static boolean runningAsRoot() {
        return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    }
}
