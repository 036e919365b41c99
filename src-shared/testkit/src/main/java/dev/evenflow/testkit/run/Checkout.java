package dev.evenflow.testkit.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder this project is checked out in. */
public final class Checkout {

    private Checkout() {}

    /**
     * The nearest folder with the Maven wrapper, from the working directory up.
     *
     * @throws IllegalStateException outside of a checkout
     */
    public static Path root() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + " is not inside a checkout of evenflow");
    }
}
