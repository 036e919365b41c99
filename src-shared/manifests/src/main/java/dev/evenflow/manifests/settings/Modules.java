package dev.evenflow.manifests.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which modules of this project a service is made of, as its pom.xml says. */
final class Modules {

    private static final String TESTS_ONLY = "testkit";
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>dev\\.evenflow</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");

    private Modules() {}

    /** Their folders, that of the service first. */
    static List<Path> of(Path checkout, String service) {
        var folder = checkout.resolve(service);
        return Stream.concat(
                        Stream.of(folder),
                        DEPENDENCY
                                .matcher(pom(folder))
                                .results()
                                .map(MatchResult::group)
                                .map(Modules::name)
                                .filter(name -> !name.equals(TESTS_ONLY))
                                .map(checkout.resolve("src-shared")::resolve))
                .toList();
    }

    private static String name(String dependency) {
        return DEPENDENCY.matcher(dependency).replaceFirst("$1");
    }

    private static String pom(Path folder) {
        try {
            return Files.readString(folder.resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
