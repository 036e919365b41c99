package dev.evenflow.bench.chaos;

import dev.evenflow.bench.sagas.MailSink;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Foreground;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;

/** {@code make chaos}: one run on a stack of its own; fails when the verdict is not flawless. */
public final class ChaosRun {

    private final Console console = new Console();
    private final RunFolder folder = RunFolder.temporary("chaos");
    private final Stack stack = new Stack(StackOptions.in(folder), console);
    private final MailSink mails = new MailSink();
    private volatile boolean passed;

    private ChaosRun() {}

    public static void main(String[] arguments) {
        var chaos = new ChaosRun();
        Foreground.run(chaos.console, chaos::run, chaos::stop);
    }

    private void run() {
        var options = ChaosOptions.fromSystemProperties();
        console.heading(options + " (again with CHAOS_OPTS=-Dchaos.seed=" + options.seed() + ")");
        stack.startServers();
        try {
            var report = new Chaos(stack, mails, options, console::ok).run();
            console.line("");
            console.line(report.toString());
            passed = report.isFlawless();
        } catch (Exception e) {
            throw new IllegalStateException("The run broke off: " + e, e);
        }
        if (!passed) {
            throw new IllegalStateException("Something is not what it should be");
        }
    }

    private void stop() {
        stack.close();
        mails.close();
        folder.deleteOrTell(passed, console);
    }
}
