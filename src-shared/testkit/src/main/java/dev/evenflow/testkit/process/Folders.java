package dev.evenflow.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that hold the data of servers. */
public final class Folders {

    private Folders() {}

    /** A new empty folder that only this user may read. */
    public static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory("evenflow-" + prefix + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the folder a file is to be in. */
    public static void createAround(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            create(folder);
        }
    }

    /** Deletes the folder and all it holds; nothing happens when there is none. Symbolic links are not followed. */
    public static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Nothing to delete.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
