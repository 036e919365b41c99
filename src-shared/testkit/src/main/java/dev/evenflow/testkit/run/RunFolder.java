package dev.evenflow.testkit.run;

import dev.evenflow.testkit.process.Folders;
import java.nio.file.Path;

/** Where a run keeps its data, logs and pid files: {@code .run} of the checkout, or a temporary folder. */
public record RunFolder(Path path) {

    public RunFolder {
        path = Folders.create(path.toAbsolutePath().normalize());
        Folders.create(path.resolve("log"));
    }

    /** A new folder for one test or demo; delete it with {@link Folders#delete}. */
    public static RunFolder temporary(String prefix) {
        return new RunFolder(Folders.temporary(prefix));
    }

    /** Deletes what a run that passed leaves; what may tell why it did not pass is kept. */
    public void deleteOrTell(boolean passed, Console console) {
        if (passed) {
            Folders.delete(path);
        } else {
            console.line("logs and data are kept in " + path);
        }
    }

    public Path data(String server) {
        return path.resolve(server);
    }

    public Path log(String process) {
        return path.resolve("log").resolve(process + ".log");
    }

    public Path pid(String process) {
        return path.resolve(process + ".pid");
    }
}
