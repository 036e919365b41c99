package dev.evenflow.testkit.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Holds a stack in the foreground of a terminal: Ctrl-C or SIGTERM stops it in order and exits 0, a failure exits 1. */
public final class Foreground {

    private enum State {
        RUNNING,
        INTERRUPTED,
        ENDED
    }

    // Held here: the log manager keeps settings of loggers in use only.
    private static final Logger LIBRARIES = Logger.getLogger("");
    private static final Logger MONGO = Logger.getLogger("de.bwaldvogel");

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final Console console;
    private final Runnable stop;

    private Foreground(Console console, Runnable stop) {
        this.console = console;
        this.stop = stop;
    }

    /**
     * Does the work, stops, and ends this JVM: with 0 when the work returned or was interrupted, with 1 when it threw.
     *
     * @param stop stops what the work started, however far it had come
     */
    public static void run(Console console, Runnable work, Runnable stop) {
        // The embedded servers tell much that is of no interest here.
        LIBRARIES.setLevel(Level.WARNING);
        MONGO.setLevel(Level.OFF); // a killed client would be a stack trace
        var foreground = new Foreground(console, stop);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::interrupted));
        foreground.run(work);
    }

    private void run(Runnable work) {
        try {
            work.run();
            end(0, "");
        } catch (RuntimeException e) {
            end(1, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void end(int exitCode, String error) {
        if (!state.compareAndSet(State.RUNNING, State.ENDED)) {
            awaitHalt();
            return;
        }
        if (exitCode != 0) {
            console.error(error);
        }
        try {
            stop.run();
        } finally {
            System.exit(exitCode);
        }
    }

    /** Runs as a shutdown hook. Halting from it is the one way to give an interrupted JVM an exit code of 0. */
    private void interrupted() {
        if (state.compareAndSet(State.RUNNING, State.INTERRUPTED)) {
            console.line("");
            console.line("stopping");
            stop.run();
            console.line("stopped");
            Runtime.getRuntime().halt(0);
        }
    }

    /** What fails while everything is being stopped is no failure. */
    private static void awaitHalt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
