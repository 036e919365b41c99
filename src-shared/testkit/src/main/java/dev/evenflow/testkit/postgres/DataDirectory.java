package dev.evenflow.testkit.postgres;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A data directory and the programs that work on it. */
record DataDirectory(Path home, Path path, Path log, boolean durable) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Makes it unless it is there. Half-made ones, of an interrupted first start, are made again. */
    void initialise(String user, String password) {
        if (Files.exists(finished())) {
            return;
        }
        Folders.delete(path);
        try {
            Folders.createAround(path);
            var secret = Files.writeString(path.resolveSibling("initdb-password"), password);
            // Read by whom the server runs as; the password guards a loopback server with a published password.
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
            initdb(user, secret);
            Files.delete(secret);
            Files.createFile(finished());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + path, e);
        }
    }

    private Path finished() {
        return path.resolve("evenflow-initialised");
    }

    private void initdb(String user, Path secret) {
        var child = start(
                "initdb",
                List.of(
                        "--pgdata=" + path,
                        "--username=" + user,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // Unicode case mapping without the locales of the machine.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        durable ? "--sync-method=fsync" : "--no-sync"));
        if (!Waiting.until(PATIENCE, () -> !child.isAlive()) || child.stop(Duration.ZERO) != 0) {
            throw new IllegalStateException("initdb failed:\n" + ProcessOutput.tail(log, 30));
        }
    }

    ChildProcess startServer(int port) {
        PostgresServer.stopLeftover(path);
        return start(
                "postgres",
                Stream.of(
                                "listen_addresses=127.0.0.1",
                                "port=" + port,
                                "unix_socket_directories=",
                                "max_connections=200",
                                "timezone=UTC",
                                "log_timezone=UTC",
                                "fsync=" + (durable ? "on" : "off"))
                        .collect(
                                () -> new ArrayList<>(List.of("-D", path.toString())),
                                (command, setting) -> command.addAll(List.of("-c", setting)),
                                List::addAll));
    }

    private ChildProcess start(String program, List<String> arguments) {
        var command = Stream.of(
                        Unprivileged.prefix(),
                        List.of(home.resolve("bin").resolve(program).toString()),
                        arguments)
                .flatMap(List::stream)
                .toList();
        return ChildProcess.start(new Launch(program, command, Map.of(), log, Signal.INT));
    }
}
