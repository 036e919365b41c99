package dev.evenflow.testkit.nats;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Launch;
import dev.evenflow.testkit.process.Leftover;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.process.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A real nats-server with JetStream on 127.0.0.1, as a child process. Its messages are limited to 1 MiB, the default. */
public final class NatsServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final Path log;
    private final int port;
    private final @Nullable Path temporary;
    private final List<String> options;
    private final Map<String, String> variables;
    private ChildProcess process;

    private NatsServer(
            Path data,
            int port,
            Path log,
            @Nullable Path temporary,
            List<String> options,
            Map<String, String> variables) {
        this.data = data.toAbsolutePath().normalize();
        this.temporary = temporary;
        this.log = log;
        this.port = port;
        this.options = List.copyOf(options);
        this.variables = Map.copyOf(variables);
        this.process = launch();
    }

    /** A server with data in a temporary folder, deleted on {@link #close()}, on a free port. */
    public static NatsServer start() {
        var folder = Folders.temporary("nats");
        return new NatsServer(
                folder.resolve("data"),
                FreePort.find(),
                folder.resolve("nats.log"),
                folder,
                stored(folder.resolve("data"), List.of()),
                Map.of());
    }

    /** A server with its log beside its data; see {@link #start(Path, int, Path)}. */
    public static NatsServer start(Path data, int port) {
        return start(data, port, data.toAbsolutePath().resolveSibling("nats.log"));
    }

    /**
     * Starts a server and waits until it answers. One that still runs on the same data is stopped first.
     *
     * @param data where streams are stored; kept
     * @param port 0 for a free one
     * @throws IllegalStateException when there is no nats-server, or it does not answer within 30 s
     */
    public static NatsServer start(Path data, int port, Path log) {
        return new NatsServer(data, FreePort.orFree(port), log, null, stored(data, List.of()), Map.of());
    }

    /** A server with more options than its data and its address, on a free port. */
    static NatsServer start(Path data, Path log, List<String> options) {
        return new NatsServer(data, FreePort.find(), log, null, stored(data, options), Map.of());
    }

    /**
     * A server that is configured by the files of a folder, but for its address; its data is temporary.
     *
     * @param files with {@code nats.conf}, which keeps data in {@code /data}
     * @param variables that the files refer to
     * @param options more of the command line
     */
    public static NatsServer configured(Path files, Map<String, String> variables, List<String> options) {
        var folder = Folders.temporary("nats");
        var data = folder.resolve("data");
        copy(files, folder, text -> text.replace("store_dir: /data", "store_dir: \"" + data + "\""));
        var all = new ArrayList<>(List.of("--config=" + folder.resolve("nats.conf"), "--http_port=" + FreePort.find()));
        all.addAll(options);
        return new NatsServer(data, FreePort.find(), folder.resolve("nats.log"), folder, all, variables);
    }

    private static void copy(Path from, Path to, UnaryOperator<String> change) {
        try (var files = Files.newDirectoryStream(from, "*.conf")) {
            for (var file : files) {
                Files.writeString(to.resolve(file.getFileName()), change.apply(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server without a configuration of its own is told. */
    private static List<String> stored(Path data, List<String> options) {
        var all = new ArrayList<>(
                List.of("--jetstream", "--store_dir=" + data.toAbsolutePath().normalize()));
        all.addAll(options);
        return all;
    }

    private ChildProcess launch() {
        // Two servers on one store would destroy it, and nats-server does not lock it.
        stopLeftover(data);
        Folders.create(data);
        var command = new ArrayList<>(List.of(
                NatsBinary.locate().toString(), "--addr=127.0.0.1", "--port=" + port, "--pid=" + pidFile(data)));
        command.addAll(options);
        var child = ChildProcess.start(new Launch("nats-server", command, variables, log, Signal.TERM));
        Waiting.ready(child, PATIENCE, this::answers);
        return child;
    }

    /** A NATS server greets every connection with an INFO line. */
    private boolean answers() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var greeting = reader.readLine();
            return greeting != null && greeting.startsWith("INFO ");
        }
    }

    /** Stops the server that an earlier launcher left behind on this data, if there is one. */
    public static void stopLeftover(Path data) {
        var path = data.toAbsolutePath().normalize();
        Leftover.stop(pidFile(path), "--store_dir=" + path, Signal.TERM);
    }

    private static Path pidFile(Path data) {
        return data.resolveSibling(data.getFileName() + ".pid");
    }

    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public ChildProcess process() {
        return process;
    }

    /** SIGKILL: a crash. */
    public void kill() {
        process.kill();
    }

    /** Stops in order; data and port stay for {@link #restart()}. */
    public void stop() {
        process.stop(PATIENCE);
    }

    /** Starts it again on the same port and data, stopping it first if it runs. */
    public void restart() {
        stop();
        process = launch();
    }

    /** Empties the data directory: streams and consumers are gone at the next start. The server must be stopped. */
    public void wipe() {
        if (process.isAlive()) {
            throw new IllegalStateException("Stop nats-server before wiping its data");
        }
        Folders.delete(data);
    }

    @Override
    public void close() {
        stop();
        if (temporary != null) {
            Folders.delete(temporary);
        }
    }
}
