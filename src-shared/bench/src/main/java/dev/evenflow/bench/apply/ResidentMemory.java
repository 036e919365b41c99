package dev.evenflow.bench.apply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a process holds in memory, as {@code ps} on Linux and macOS tells. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** In MiB. */
    public static double of(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        var kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Long.parseLong(kibibytes) / 1_024.0;
    }
}
