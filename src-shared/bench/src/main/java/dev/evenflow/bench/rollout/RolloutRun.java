package dev.evenflow.bench.rollout;

import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Foreground;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;

/** {@code make rollout}: one on a stack of its own; fails when a request failed twice or something is lost. */
public final class RolloutRun {

    private final Console console = new Console();
    private final RunFolder folder = RunFolder.temporary("rollout");
    private final Stack stack = new Stack(StackOptions.in(folder), console);
    private volatile boolean passed;

    private RolloutRun() {}

    public static void main(String[] arguments) {
        var rollout = new RolloutRun();
        Foreground.run(rollout.console, rollout::run, rollout::stop);
    }

    private void run() {
        console.heading("Two instances of each service; each is replaced under load");
        stack.startServers();
        stack.startServices();
        try {
            var verdict = new Rollout(stack, console::ok).run();
            console.line("");
            console.line(verdict.toString());
            passed = verdict.isFlawless();
        } catch (Exception e) {
            throw new IllegalStateException("A request failed: " + e, e);
        }
        if (!passed) {
            throw new IllegalStateException("Something is lost");
        }
        console.ok("no request failed twice, nothing is lost");
    }

    private void stop() {
        stack.close();
        folder.deleteOrTell(passed, console);
    }
}
