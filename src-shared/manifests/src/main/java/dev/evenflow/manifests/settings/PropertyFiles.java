package dev.evenflow.manifests.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the property files of a module say, without those of profiles. */
record PropertyFiles(Map<String, String> variables, Map<String, String> properties) {

    private static final List<String> FILES =
            List.of("application.properties", "META-INF/microprofile-config.properties");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    static PropertyFiles in(Path module) {
        var found = new PropertyFiles(new TreeMap<>(), new TreeMap<>());
        for (var name : FILES) {
            var file = module.resolve("src/main/resources").resolve(name);
            if (Files.exists(file)) {
                found.read(file);
            }
        }
        return found;
    }

    private void read(Path file) {
        var read = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("%"))
                .forEach(key -> add(key, read.getProperty(key)));
    }

    private void add(String key, String value) {
        properties.put(key, value);
        REFERENCE.matcher(value).results().forEach(reference -> {
            var fallback = reference.group(2) == null ? "" : reference.group(2).strip();
            variables.merge(reference.group(1), fallback, (one, other) -> one.equals(other) ? one : "");
        });
    }
}
