package dev.evenflow.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running program, in a session of its own, its output appended to a log file. Dies with this JVM at the latest. */
public final class ChildProcess {

    private final Launch launch;
    private final Process process;

    private ChildProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    /** Starts the program; says nothing about whether it is ready. */
    public static ChildProcess start(Launch launch) {
        var command = new ArrayList<>(NewSession.prefix());
        command.addAll(launch.command());
        try {
            Folders.createAround(launch.log());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            var process = builder.start();
            process.getOutputStream().close();
            Lifeline.add(process.pid(), launch.stop());
            return new ChildProcess(launch, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + launch.name(), e);
        }
    }

    public String name() {
        return launch.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code; 128 plus the signal's number when a signal ended it. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    public Path log() {
        return launch.log();
    }

    /** SIGKILL, then waits until it and everything it started are gone. */
    public void kill() {
        var family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        awaitExit(Duration.ofSeconds(10));
    }

    /**
     * Asks it to stop by its own signal; kills it when it has not after that time.
     *
     * @return the exit code
     */
    public int stop(Duration patience) {
        if (process.isAlive()) {
            launch.stop().sendTo(process.pid());
            if (!exited(patience)) {
                kill();
            }
        }
        return awaitExit(Duration.ofSeconds(10));
    }

    private int awaitExit(Duration patience) {
        if (!exited(patience)) {
            throw new IllegalStateException(launch.name() + " (pid " + pid() + ") does not die");
        }
        Lifeline.remove(process.pid());
        return process.exitValue();
    }

    private boolean exited(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
