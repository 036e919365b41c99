package dev.evenflow.testkit.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** At most one launcher per folder. The operating system lifts the lock when the launcher dies. */
final class RunLock {

    /** Held here, since the lock is lifted when its channel is closed or collected. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private RunLock() {}

    /**
     * Holds the lock until this JVM ends.
     *
     * @throws IllegalStateException when another launcher has it; names its process id
     */
    static synchronized void acquire(RunFolder folder) {
        var file = folder.path().resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IllegalStateException("evenflow already runs in this checkout, as process " + holder(file)
                        + ". Stop that one first (Ctrl-C there, or kill " + holder(file) + ").");
            }
            HELD.add(channel);
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    private static String holder(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
