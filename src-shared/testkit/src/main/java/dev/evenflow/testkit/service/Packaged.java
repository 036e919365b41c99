package dev.evenflow.testkit.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service as it was packaged: what starts it. */
public sealed interface Packaged permits PackagedJar, PackagedArchive, PackagedNative, PackagedImage {

    /** The variable that chooses: {@code jar}, the default, {@code archive}, {@code native} or {@code image}. */
    String VARIABLE = "PACKAGING";

    /**
     * What the environment asks for.
     *
     * @throws IllegalStateException when it asks for something else
     */
    static Packaged of(Service service, Path checkout, Map<String, String> environment) {
        var packaging = environment.getOrDefault(VARIABLE, "jar");
        return switch (packaging) {
            case "", "jar" -> PackagedJar.of(service, checkout);
            case "archive" -> PackagedArchive.of(service, checkout);
            case "native" -> PackagedNative.of(service, checkout);
            case "image" -> PackagedImage.of(service, environment);
            default ->
                throw new IllegalStateException(
                        VARIABLE + "=" + packaging + " is none of jar, archive, native and image");
        };
    }

    /**
     * The command of one instance; its environment is that of the process.
     *
     * @throws IllegalStateException when the service is not packaged this way, with what to do
     */
    List<String> command(ServiceSpec spec);

    /** Stands on the command line of every instance. */
    String mark();

    /** With these options of its JVM, where it has one and they are not part of the package. */
    default Packaged withJvm(List<String> options) {
        return this;
    }

    /** Ends an instance at once that is more than the process of {@link #command}. */
    default void kill(ServiceSpec spec) {}
}
