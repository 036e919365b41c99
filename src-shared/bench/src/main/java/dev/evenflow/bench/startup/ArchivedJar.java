package dev.evenflow.bench.startup;

import dev.evenflow.testkit.service.ClassArchive;
import dev.evenflow.testkit.service.ImageRecipe;
import dev.evenflow.testkit.service.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A packaged service with the archive of its classes, as in its image.
 *
 * @param jar {@code quarkus-run.jar}
 */
record ArchivedJar(Path jar, ClassArchive archive, ImageRecipe recipe) {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Records the archive, unless that was done since the last build. */
    static ArchivedJar prepare(Service service, Path checkout) {
        var archive = new ClassArchive(service, checkout).ready();
        return new ArchivedJar(service.jar(checkout), archive, ImageRecipe.of(service, checkout));
    }

    /** As a plain jar, with a JVM as it is. */
    List<String> plain() {
        return List.of(JAVA, "-jar", jar.toString());
    }

    /** As a plain jar, with the options of the image. */
    List<String> tuned() {
        return java(List.of(), List.of("-jar", jar.toString()));
    }

    /** With the archive: what the image runs. */
    List<String> archived() {
        return java(List.of(archive.option()), archive.code());
    }

    private List<String> java(List<String> archive, List<String> code) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(archive);
        command.addAll(recipe.options());
        command.addAll(code);
        return command;
    }
}
