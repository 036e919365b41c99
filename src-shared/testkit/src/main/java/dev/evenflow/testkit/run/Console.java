package dev.evenflow.testkit.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Plain lines for a person. Coloured when the system property {@code evenflow.terminal} is true, which the Makefile sets
 * on a terminal: the JDK alone cannot tell on every release.
 */
public final class Console implements Progress {

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final PrintStream out = System.out;
    private final boolean coloured = Boolean.getBoolean("evenflow.terminal") && System.getenv("NO_COLOR") == null;

    @Override
    public synchronized void reached(String step, Duration took) {
        out.printf(Locale.ROOT, "%s  %s (%.1f s)%n", paint(GREEN, "ok"), step, took.toMillis() / 1_000.0);
    }

    public synchronized void ok(String text) {
        out.println(paint(GREEN, "ok") + "  " + text);
    }

    public synchronized void line(String text) {
        out.println(text);
    }

    public synchronized void heading(String text) {
        out.println(paint(BOLD, text));
    }

    public synchronized void error(String text) {
        out.println(paint(RED, "error: ") + text);
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + RESET : text;
    }
}
