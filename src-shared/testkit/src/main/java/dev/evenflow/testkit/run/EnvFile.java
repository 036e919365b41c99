package dev.evenflow.testkit.run;

import static java.util.stream.Collectors.joining;

import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The addresses of a run as a file for shells: {@code . .run/env}. */
final class EnvFile {

    private EnvFile() {}

    static Path write(RunFolder folder, Stack stack) {
        var addresses = new TreeMap<>(stack.servers().addresses());
        for (var service : Service.values()) {
            addresses.put(service.urlVariable(), stack.url(service));
        }
        try {
            return Files.writeString(path(folder), shell(addresses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(RunFolder folder) {
        try {
            Files.deleteIfExists(path(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String shell(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry ->
                        "export " + entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                .collect(joining());
    }

    private static Path path(RunFolder folder) {
        return folder.path().resolve("env");
    }
}
