package dev.evenflow.bench.startup;

import static java.util.stream.Collectors.joining;

import dev.evenflow.bench.Bench;
import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the packaged service and the archive of its classes, as in its image.
 *
 * @param folder what is {@code WORKDIR} there
 */
record ArchivedJar(Path folder, ImageRecipe recipe) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final long PATIENCE_SECONDS = 120;

    /** Copies the packaged service and records the archive from a start without servers, as the Dockerfile does. */
    static ArchivedJar prepare(Bench bench, Service service, Path checkout) throws IOException {
        var folder = bench.folder().path().resolve(service.title());
        copy(service.jar(checkout).resolveSibling(""), folder);
        Files.writeString(folder.resolve(ImageRecipe.CLASS_PATH), "-cp " + classPath(folder));
        var archived = new ArchivedJar(folder, ImageRecipe.of(service, checkout));
        archived.record(bench, service);
        return archived;
    }

    /** As a plain jar, with a JVM as it is. */
    List<String> plain() {
        return List.of(JAVA, "-jar", "quarkus-run.jar");
    }

    /** As a plain jar, with the options of the image. */
    List<String> tuned() {
        return java(List.of(), List.of("-jar", "quarkus-run.jar"));
    }

    /** With the archive: what the image runs. */
    List<String> archived() {
        return java(List.of("-XX:AOTCache=" + ImageRecipe.ARCHIVE), flat());
    }

    private void record(Bench bench, Service service) {
        var variables = new HashMap<>(recipe.variables());
        variables.put(service.portVariable(), Integer.toString(FreePort.orFree(0)));
        var command = java(List.of("-XX:AOTCacheOutput=" + ImageRecipe.ARCHIVE), flat());
        var log = bench.folder().log(service.title() + "-rehearsal");
        var child = ChildProcess.start(
                new Launch(service.title() + " rehearsal", Confined.in(folder, command), variables, log, Signal.TERM));
        bench.onEnd(child::kill);
        var exitCode = child.exit()
                .completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (exitCode != 0 || !Files.exists(folder.resolve(ImageRecipe.ARCHIVE))) {
            throw new IllegalStateException("no archive (" + exitCode + "):\n" + ProcessOutput.tail(log, 30));
        }
    }

    private List<String> java(List<String> archive, List<String> code) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(archive);
        command.addAll(recipe.options());
        command.addAll(code);
        return command;
    }

    private static List<String> flat() {
        return List.of("@" + ImageRecipe.CLASS_PATH, ImageRecipe.MAIN);
    }

    private static String classPath(Path folder) throws IOException {
        var jars = new ArrayList<String>();
        for (var part : List.of("quarkus", "app", "lib/main", "lib/boot")) {
            try (var files = Files.list(folder.resolve(part))) {
                jars.add(files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .map(file -> folder.relativize(file).toString())
                        .collect(joining(":")));
            }
        }
        return String.join(":", jars);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Folders.create(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
