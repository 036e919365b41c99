package dev.evenflow.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops the children when this JVM dies, even of kill -9. A small shell process reads their pids from a pipe only this
 * JVM holds; when the pipe ends it asks those still listed to stop and kills what is left after five seconds.
 */
final class Lifeline {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            live=
            while read -r change signal pid; do
              rest=
              for entry in $live; do
                [ "${entry#*:}" = "$pid" ] || rest="$rest $entry"
              done
              live=$rest
              [ "$change" = add ] && live="$live $signal:$pid"
            done
            for entry in $live; do kill -"${entry%%:*}" "${entry#*:}" 2>/dev/null; done
            for second in 1 2 3 4 5; do
              left=
              for entry in $live; do kill -0 "${entry#*:}" 2>/dev/null && left=yes; done
              [ -n "$left" ] || exit 0
              sleep 1
            done
            for entry in $live; do kill -KILL "${entry#*:}" 2>/dev/null; done
            """;

    private static @Nullable Writer pipe;

    private Lifeline() {}

    static void add(long pid, Signal stop) {
        tell("add", stop, pid);
    }

    static void remove(long pid) {
        tell("remove", Signal.TERM, pid);
    }

    private static synchronized void tell(String change, Signal stop, long pid) {
        try {
            var writer = pipe == null ? open() : pipe;
            pipe = writer;
            writer.write(change + " " + stop + " " + pid + "\n");
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process that watches over children is gone", e);
        }
    }

    private static Writer open() throws IOException {
        var command = new ArrayList<>(NewSession.prefix());
        command.addAll(List.of("/bin/sh", "-c", SCRIPT));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.outputWriter(StandardCharsets.US_ASCII);
    }
}
