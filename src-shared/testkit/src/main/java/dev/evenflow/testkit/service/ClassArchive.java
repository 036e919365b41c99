package dev.evenflow.testkit.service;

import static java.util.stream.Collectors.joining;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.run.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive of a service's classes, with which it starts in a fraction of the time
 * (<a href="https://openjdk.org/jeps/514">JEP 514</a>). As in its image it is recorded from a start without servers, here once
 * after each build; it is only valid for the JDK and the jars it was recorded with.
 *
 * @param checkout in which the service is packaged
 */
public record ClassArchive(Service service, Path checkout) {

    /** An older JDK records in two steps. */
    private static final int OLDEST = 25;

    private static final Map<ClassArchive, ClassArchive> READY = new ConcurrentHashMap<>();
    private static final long PATIENCE_SECONDS = 120;

    /** Where a share of the machine's memory is very much, addresses are longer, and the archive suits nobody else. */
    private static final String MEMORY = "-Xmx256m";

    private static final Map<String, String> NOWHERE = Map.of(
            Servers.USER_DB_URL, "postgresql://127.0.0.1:1/users",
            Servers.ORDER_DB_URL, "postgresql://127.0.0.1:1/orders",
            Servers.MONGODB_URL, "mongodb://127.0.0.1:1",
            Servers.NATS_URL, "nats://127.0.0.1:1");

    static boolean isPossible() {
        return Runtime.version().feature() >= OLDEST;
    }

    /**
     * Records it unless that was done since the last build, by whichever process comes first.
     *
     * @throws IllegalStateException when the service does not start and end by itself, with the end of its log
     */
    public ClassArchive ready() {
        return READY.computeIfAbsent(this, archive -> archive.recorded());
    }

    /** What stands after the options of the JVM. */
    public List<String> code() {
        return List.of("@" + classPath(), ImageRecipe.MAIN);
    }

    /** The option of a JVM that uses it. */
    public String option() {
        return "-XX:AOTCache=" + file();
    }

    private Path file() {
        return folder().resolve(ImageRecipe.ARCHIVE);
    }

    private Path classPath() {
        return folder().resolve(ImageRecipe.CLASS_PATH);
    }

    private Path folder() {
        return checkout.resolve(service.title())
                .resolve("target/archive")
                .resolve(Runtime.version().toString());
    }

    private ClassArchive recorded() {
        Folders.create(folder());
        try (var lock =
                FileChannel.open(folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (isStale()) {
                Files.deleteIfExists(file());
                Files.writeString(classPath(), "-cp \"" + jars() + "\"");
                record();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record() {
        var recipe = ImageRecipe.of(service, checkout);
        var command = new ArrayList<>(List.of(PackagedJar.JAVA, "-XX:AOTCacheOutput=" + file()));
        command.addAll(recipe.options());
        command.add(MEMORY);
        command.addAll(code());
        var log = folder().resolve("rehearsal.log");
        var name = "rehearsal of " + service.title();
        var child = ChildProcess.start(new Launch(name, command, variables(recipe), log, Signal.TERM));
        var exitCode = child.exit()
                .completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (exitCode != 0 || !Files.exists(file())) {
            child.kill();
            throw new IllegalStateException("no archive (" + exitCode + "):\n" + ProcessOutput.tail(log, 30));
        }
    }

    private Map<String, String> variables(ImageRecipe recipe) {
        var variables = new HashMap<>(NOWHERE);
        variables.putAll(recipe.variables());
        variables.put(service.portVariable(), Integer.toString(FreePort.find()));
        return variables;
    }

    private boolean isStale() throws IOException {
        return !Files.exists(file()) || Files.getLastModifiedTime(file()).compareTo(packagedAt()) < 0;
    }

    private FileTime packagedAt() throws IOException {
        var newest = FileTime.fromMillis(0);
        try (var files = Files.walk(packaged())) {
            for (var file : files.toList()) {
                var time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
        }
        return newest;
    }

    private Path packaged() {
        return service.jar(checkout).resolveSibling("");
    }

    /** One flat class path, since an archive holds only what the JVM's own class loader loads. */
    private String jars() throws IOException {
        var parts = new ArrayList<String>();
        for (var part : List.of("quarkus", "app", "lib/main", "lib/boot")) {
            try (Stream<Path> files = Files.list(packaged().resolve(part))) {
                parts.add(files.map(Path::toString)
                        .filter(file -> file.endsWith(".jar"))
                        .sorted()
                        .collect(joining(":")));
            }
        }
        return String.join(":", parts);
    }
}
