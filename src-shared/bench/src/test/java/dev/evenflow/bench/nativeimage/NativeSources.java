package dev.evenflow.bench.nativeimage;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What native-image would be given for a service: written by the build, without GraalVM. */
record NativeSources(Path folder) {

    private static final String REFLECTION = "META-INF/native-image/reflect-config.json";
    private static final String OPEN_API = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Pattern GENERATED = Pattern.compile(
            ".*(_Bean|_ClientProxy|_Subclass|_Observer|_ScheduledInvoker|_Synthetic|\\$\\$|\\$quarkus).*");
    private static final List<String> EVERYTHING =
            List.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields");

    static NativeSources of(Service service) {
        return new NativeSources(Checkout.root().resolve(service.title()).resolve("target/native-sources"));
    }

    String arguments() throws IOException {
        return Files.readString(folder.resolve("native-image.args"));
    }

    /** The classes of ours that go into the executable, without those that the build generates. */
    JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/dev/evenflow/") && !location.matches(GENERATED))
                .importJars(ours().stream().map(NativeSources::open).toList());
    }

    private static JarFile open(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes whose constructors, methods and fields reflection finds. */
    Set<String> registered() throws IOException {
        return StreamSupport.stream(entry(REFLECTION).spliterator(), false)
                .filter(type -> EVERYTHING.stream()
                        .allMatch(members -> type.path(members).asBoolean()))
                .map(type -> type.path("name").asText())
                .collect(toSet());
    }

    /** The simple names of what the interface of the service describes. */
    Set<String> schemas() throws IOException {
        var names = new TreeSet<String>();
        entry(OPEN_API).path("components").path("schemas").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode entry(String name) throws IOException {
        try (var jar = new JarFile(runner().toFile());
                var bytes = jar.getInputStream(jar.getEntry(name))) {
            return new ObjectMapper().readTree(bytes);
        }
    }

    private Path runner() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Path> ours() {
        try (var libraries = Files.list(folder.resolve("lib"))) {
            return Stream.concat(
                            Stream.of(runner()),
                            libraries.filter(library -> name(library).contains("dev.evenflow.")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
