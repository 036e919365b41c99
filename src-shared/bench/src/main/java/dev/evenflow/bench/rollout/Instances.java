package dev.evenflow.bench.rollout;

import dev.evenflow.bench.load.InsistentCalls;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.time.Duration;
import java.util.List;

/** Two instances of a service. */
record Instances(Service service, List<ServiceProcess> processes) {

    /** How often a client asks again. */
    private static final int RETRIES = 1;

    /** The one that the stack runs, and another. */
    static Instances of(Stack stack, Service service) {
        var second = stack.startService(stack.spec(service).named(service.title() + "-2"));
        return new Instances(service, List.of(stack.service(service), second.awaitReady()));
    }

    /** Calls of a client that retries once, at the other instance. */
    InsistentCalls calls() {
        return new InsistentCalls(processes.stream().map(ServiceProcess::http).toList(), RETRIES);
    }

    /**
     * Stops one with SIGTERM and starts it again; returns when it is ready.
     *
     * @return how long it took to stop
     * @throws IllegalStateException when it does not end with 0 in time
     */
    static Duration replace(ServiceProcess instance) {
        var watch = Stopwatch.start();
        var exitCode = instance.terminate();
        var took = watch.elapsed();
        if (exitCode != 0) {
            throw new IllegalStateException(instance.url() + " ended with " + exitCode + " after " + took);
        }
        instance.restart();
        instance.awaitReady();
        return took;
    }
}
