package dev.evenflow.testkit.postgres;

import dev.evenflow.testkit.process.Folders;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs from their Maven artifact, once per version, into the temporary folder. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static synchronized Path home() {
        try {
            var cache = Path.of(
                    System.getProperty("java.io.tmpdir"), "evenflow-postgres-" + System.getProperty("user.name"));
            Files.createDirectories(cache);
            var home = cache.resolve(digest());
            if (!Files.isDirectory(home)) {
                unpack(cache, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL", e);
        }
    }

    private static void unpack(Path cache, Path home) throws IOException {
        var unfinished = Files.createTempDirectory(cache, "unpacking");
        // PostgreSQL may have to run as somebody else, see Unprivileged.
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unfinished);
            }
        }
        try {
            Files.move(unfinished, home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another process was faster.
            Folders.delete(unfinished);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Folders.createAround(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.copy(folder.resolve(entry.getLinkName()), target);
        } else {
            Files.copy(tar, target);
            var program = entry.getName().contains("bin/");
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String digest() throws IOException {
        try (var in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine.equals("amd64") ? "x86_64" : machine);
    }
}
