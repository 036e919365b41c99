package dev.evenflow.testkit.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what processes wrote to their log files. */
public final class ProcessOutput {

    static final Charset CHARSET = StandardCharsets.UTF_8;

    private ProcessOutput() {}

    /** The last lines of a log, without the frames of stack traces; a remark when it cannot be read. */
    public static String tail(Path log, int lines) {
        try {
            var all = new String(Files.readAllBytes(log), CHARSET)
                    .lines()
                    .filter(line -> !line.matches("\\s+(at |\\.\\.\\. \\d+ more).*"))
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }
}
