package dev.evenflow.testkit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What make dev starts: the servers, and a command of its arguments that is pointed to them. Ends with the command. */
public final class Dev {

    private final Stack stack;
    private final List<String> command;
    private final AtomicReference<@Nullable Process> running = new AtomicReference<>();

    private Dev(Stack stack, List<String> command) {
        this.stack = stack;
        this.command = command;
    }

    public static void main(String[] arguments) {
        var console = new Console();
        try {
            var dev = new Dev(new Stack(Workplace.enter(), console), List.of(arguments));
            Foreground.run(console, dev::untilTheCommandEnds, dev::stop);
        } catch (IllegalStateException e) {
            console.error(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private void untilTheCommandEnds() {
        var servers = stack.startServers();
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(servers.addresses());
        try {
            var process = builder.start();
            running.set(process);
            process.onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command, e);
        }
    }

    private void stop() {
        var process = running.get();
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
        stack.close();
    }
}
