package dev.evenflow.bench.startup;

import dev.evenflow.bench.Bench;
import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.process.Waiting;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.HttpCalls;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.time.Duration;
import java.util.List;

/**
 * A service that has just answered for the first time.
 *
 * @param took from the start of the process to that answer
 */
record StartedService(ServiceSpec spec, ChildProcess process, Duration took) implements AutoCloseable {

    private static final Duration OFTEN = Duration.ofMillis(5);

    /**
     * Starts it and asks until it answers.
     *
     * @throws IllegalStateException when it does not, with the end of its log
     */
    static StartedService start(Bench bench, ServiceSpec spec, List<String> command) {
        var calls = new HttpCalls(spec.url());
        var path = Traffic.path(spec.service());
        var watch = Stopwatch.start();
        var process = ChildProcess.start(new Launch(
                spec.name(), command, spec.fullEnvironment(), bench.folder().log(spec.name()), Signal.TERM));
        bench.onEnd(process::kill);
        var answered = Waiting.until(
                ServiceProcess.START,
                OFTEN,
                () -> !process.isAlive() || calls.get(path).status() == 200);
        var took = watch.elapsed();
        if (!answered || !process.isAlive()) {
            throw new IllegalStateException(spec.name() + " did not start:\n" + ProcessOutput.tail(process.log(), 30));
        }
        return new StartedService(spec, process, took);
    }

    HttpCalls calls() {
        return new HttpCalls(spec.url());
    }

    @Override
    public void close() {
        var exitCode = process.stop(ServiceProcess.STOP);
        if (exitCode != 0) {
            throw new IllegalStateException(spec.name() + " ended with " + exitCode);
        }
    }
}
