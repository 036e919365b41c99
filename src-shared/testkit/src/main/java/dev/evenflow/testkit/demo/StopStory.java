package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;

/** Every service is asked to stop, and does so in order. */
final class StopStory {

    private final Stack stack;
    private final Console console;

    StopStory(Stack stack, Console console) {
        this.stack = stack;
        this.console = console;
    }

    void tell() {
        console.heading("Every service gets SIGTERM");
        for (var service : Service.values()) {
            stop(service);
        }
    }

    private void stop(Service service) {
        var watch = Stopwatch.start();
        var exitCode = stack.service(service).terminate();
        var took = watch.elapsed();
        if (exitCode != 0 || took.compareTo(ServiceProcess.STOP) > 0) {
            throw new Surprise(service.title() + " ended with " + exitCode + " after " + took.toMillis() + " ms");
        }
        console.reached(service.title() + " ended with 0", took);
    }
}
