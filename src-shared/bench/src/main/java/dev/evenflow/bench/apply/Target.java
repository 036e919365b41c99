package dev.evenflow.bench.apply;

import dev.evenflow.bench.Bench;
import dev.evenflow.bench.JvmProgram;
import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A running {@link MongoTarget}. */
final class Target {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ENOUGH_LINES = 50;

    private final ChildProcess process;

    private Target(ChildProcess process) {
        this.process = process;
    }

    static Target start(Bench bench, Backlog backlog) {
        var environment = Map.of(
                MongoTarget.WARM_UP, Integer.toString(backlog.warmUp()),
                MongoTarget.MEASURED, Integer.toString(backlog.measured()));
        return new Target(JvmProgram.of(MongoTarget.class, environment).start(bench));
    }

    String url() {
        return await("address (\\S+)");
    }

    /** Waits until all measured writes to a collection were made; writes per second. */
    double rate(String collection) {
        return Double.parseDouble(await("rate " + Pattern.quote(collection) + " (\\S+)"));
    }

    private String await(String line) {
        var pattern = Pattern.compile(line);
        if (!Waiting.until(PATIENCE, () -> find(pattern).isPresent())) {
            throw new IllegalStateException("The database does not say '" + line + "':\n" + output());
        }
        return find(pattern).orElseThrow();
    }

    private Optional<String> find(Pattern pattern) {
        return pattern.matcher(output()).results().map(found -> found.group(1)).findFirst();
    }

    private String output() {
        return ProcessOutput.tail(process.log(), ENOUGH_LINES);
    }
}
