package dev.evenflow.testkit.demo;

import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.Foreground;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.run.Stopwatch;

/**
 * What make demo runs: the whole system on free ports with empty data, and the story of a few users, their
 * accounts and their orders.
 */
public final class Demo {

    private final Console console = new Console();
    private final RunFolder folder = RunFolder.temporary("demo");
    private final Stack stack = new Stack(StackOptions.in(folder), console);
    private volatile boolean passed;

    private Demo() {}

    public static void main(String[] arguments) {
        var demo = new Demo();
        Foreground.run(demo.console, demo::run, demo::stop);
    }

    private void run() {
        var watch = Stopwatch.start();
        console.heading("Starting everything, empty, on free ports");
        stack.startServers();
        stack.startServices();
        var users = new Users(stack, console);
        var orders = new Orders(stack, console);
        new UserStory(users, console).tell();
        new AccountStory(users, orders, console).tell();
        new StockStory(orders, console).tell();
        new EventStory(stack, console).tell();
        new ProjectionStory(orders, console).tell();
        new OrderStory(users, orders, console).tell();
        new PoisonStory(stack, users, console).tell();
        new OutageStory(stack, users, console).tell();
        new InterruptedOrderStory(stack, users, orders, console).tell();
        new DriftStory(stack, users, console).tell();
        new StopStory(stack, console).tell();
        console.line("");
        console.reached("demo passed", watch.elapsed());
        passed = true;
    }

    private void stop() {
        stack.close();
        folder.deleteOrTell(passed, console);
    }
}
