package dev.evenflow.user.signin.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder of keys, as Kubernetes mounts a secret. Reading it blocks. */
record KeyFolder(Path path) {

    private static final String SUFFIX = ".pem";

    /**
     * Its keys by id.
     *
     * @throws IllegalStateException when there is none, or a file holds something else
     */
    List<SigningKey> read() {
        try (var files = Files.list(path)) {
            var keys = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .map(KeyFolder::key)
                    .sorted(Comparator.comparing(SigningKey::id))
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException("EVENFLOW_SIGN_IN_KEYS: there is no <key id>.pem in " + path);
            }
            return keys;
        } catch (IOException e) {
            throw new IllegalStateException("EVENFLOW_SIGN_IN_KEYS: the folder " + path + " cannot be read", e);
        }
    }

    private static SigningKey key(Path file) {
        var name = file.getFileName().toString();
        try {
            return PemKey.parse(
                    name.substring(0, name.length() - SUFFIX.length()),
                    Files.readString(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("EVENFLOW_SIGN_IN_KEYS: " + file + " is " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
