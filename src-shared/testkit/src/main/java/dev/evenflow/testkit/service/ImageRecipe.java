package dev.evenflow.testkit.service;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the Dockerfile of a service says about its JVM, so that the same is run here.
 *
 * @param options of the JVM, as the image is run, without the archive and the class path
 * @param variables of the start that the archive is recorded from
 */
public record ImageRecipe(List<String> options, Map<String, String> variables) {

    /** In the folder of the service, the archive of its classes. */
    static final String ARCHIVE = "app.aot";
    /** Beside it, the class path as an argument file. */
    static final String CLASS_PATH = "classpath";
    /** The class to run. */
    static final String MAIN = "io.quarkus.runner.GeneratedMain";

    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");
    private static final Pattern VARIABLE = Pattern.compile("\\b((?:EVENFLOW|QUARKUS)_\\w+)=(\\S+)");

    public ImageRecipe {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /**
     * That of a service in a checkout.
     *
     * @throws IllegalStateException when its Dockerfile does not run the service as expected
     */
    public static ImageRecipe of(Service service, Path checkout) {
        var text = read(checkout.resolve(service.title()).resolve("src/main/docker/Dockerfile.jvm"));
        var command = command(text);
        var expected = List.of("@" + CLASS_PATH, MAIN);
        var last = command.size() - expected.size();
        if (!command.get(0).equals("java")
                || !command.subList(last, command.size()).equals(expected)) {
            throw new IllegalStateException("not the entry point of a JVM image: " + command);
        }
        var options = command.subList(1, last).stream()
                .filter(option -> !option.startsWith("-XX:AOTCache="))
                .toList();
        return new ImageRecipe(options, variables(text));
    }

    private static List<String> command(String text) {
        var entryPoint = ENTRYPOINT.matcher(text);
        if (!entryPoint.find()) {
            throw new IllegalStateException("no entry point in exec form");
        }
        try {
            return List.of(new ObjectMapper().readValue(entryPoint.group(1), String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> variables(String text) {
        return VARIABLE.matcher(text).results().collect(toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
