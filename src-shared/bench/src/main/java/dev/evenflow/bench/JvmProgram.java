package dev.evenflow.bench;

import static java.util.stream.Collectors.toMap;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program in a JVM of its own that measures something and prints {@code rate <number>}, or {@code figure <name>
 * <number>} for each of several things.
 *
 * @param code what stands after {@code java} and the options: {@code -jar x.jar}, or {@code -cp … Main}
 */
public record JvmProgram(String name, List<String> options, List<String> code, Map<String, String> environment) {

    /** What throughput is measured with: both compilers, a small heap. */
    public static final List<String> THROUGHPUT = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int ENOUGH_LINES = 50;
    private static final Pattern RATE = Pattern.compile("(?m)^rate ([0-9.E]+)$");
    private static final Pattern FIGURE = Pattern.compile("(?m)^figure (\\S+) ([0-9.E]+)$");

    /** A program of this class path. */
    public static JvmProgram of(Class<?> main, Map<String, String> environment) {
        var code = List.of("-cp", System.getProperty("java.class.path"), main.getName());
        return new JvmProgram(main.getSimpleName(), THROUGHPUT, code, environment);
    }

    /**
     * Runs it to its end.
     *
     * @return the rate it printed, per second
     * @throws IllegalStateException when it fails or takes longer than four minutes, with the end of its output
     */
    public double measure(Bench bench) {
        var output = run(bench);
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException(name + " told no rate:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /**
     * Runs it to its end.
     *
     * @return the figures it printed, by their names
     * @throws IllegalStateException when it fails or takes longer than four minutes, with the end of its output
     */
    public Map<String, Double> figures(Bench bench) {
        return FIGURE.matcher(run(bench))
                .results()
                .collect(toMap(figure -> figure.group(1), figure -> Double.valueOf(figure.group(2))));
    }

    private String run(Bench bench) {
        var child = start(bench);
        var exitCode = child.exit()
                .completeOnTimeout(-1, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        var output = ProcessOutput.tail(child.log(), ENOUGH_LINES);
        if (exitCode != 0) {
            throw new IllegalStateException(name + " ended with " + exitCode + ":\n" + output);
        }
        return output;
    }

    /** Starts it, and kills it with the bench at the latest. */
    public ChildProcess start(Bench bench) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(code);
        var log = bench.folder().log(name + "-" + System.nanoTime());
        var child = ChildProcess.start(new Launch(name, command, environment, log, Signal.TERM));
        bench.onEnd(child::kill);
        return child;
    }
}
