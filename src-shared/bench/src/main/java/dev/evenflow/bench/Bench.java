package dev.evenflow.bench;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.Console;
import dev.evenflow.testkit.run.RunFolder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where one benchmark runs: its folder, and what it has started. Stops the latest first. Thread-safe. */
public final class Bench {

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Console console;
    private final RunFolder folder;

    Bench(String name, Console console) {
        this.console = console;
        this.folder = RunFolder.temporary("bench-" + name);
    }

    public Console console() {
        return console;
    }

    /** For data and logs; deleted after a benchmark that worked. */
    public RunFolder folder() {
        return folder;
    }

    /** Has this called at the end, whatever the end is. */
    public synchronized void onEnd(Runnable stop) {
        stops.push(stop);
    }

    synchronized void stop() {
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }

    void clean() {
        Folders.delete(folder.path());
    }
}
