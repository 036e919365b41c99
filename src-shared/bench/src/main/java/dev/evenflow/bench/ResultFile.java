package dev.evenflow.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Benchmark results as {@code target/bench/results.json}: an array of name, value, unit, baseline and ratio. */
public final class ResultFile {

    private ResultFile() {}

    /** Writes the results, replacing those of an earlier run. */
    public static Path write(Path checkout, List<Result> results) {
        var file = checkout.resolve("target/bench/results.json");
        try {
            Files.createDirectories(checkout.resolve("target/bench"));
            return Files.writeString(file, json(results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(List<Result> results) {
        return results.stream().map(ResultFile::json).collect(joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String json(Result result) {
        return "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"baseline\": %s, \"ratio\": %s}"
                .formatted(
                        result.name(),
                        number(result.value()),
                        result.unit(),
                        number(result.baseline()),
                        number(result.ratio()));
    }

    private static String number(@Nullable Double value) {
        return value == null ? "null" : String.format(Locale.ROOT, "%.3f", value);
    }
}
