package dev.evenflow.testkit.postgres;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.process.Leftover;
import dev.evenflow.testkit.process.Signal;
import dev.evenflow.testkit.process.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL server on 127.0.0.1, as a child process; works as root too. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "evenflow";
    private static final String PASSWORD = "evenflow";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory data;
    private final int port;
    private final @Nullable Path temporary;
    private ChildProcess process;

    private PostgresServer(DataDirectory data, int port, @Nullable Path temporary) {
        this.data = data;
        this.port = port;
        this.temporary = temporary;
        this.process = launch();
    }

    /**
     * Starts a server and waits until it answers. A directory left behind by kill -9 is recovered, a server still running
     * on it is stopped first.
     *
     * @throws IllegalStateException when it does not answer within 60 s, with the end of its log
     */
    public static PostgresServer start(PostgresOptions options) {
        var kept = options.data();
        var temporary = kept == null ? Folders.temporary("postgres") : null;
        var path = temporary == null ? Objects.requireNonNull(kept) : temporary.resolve("data");
        var absolute = path.toAbsolutePath().normalize();
        var log = options.log() == null ? absolute.resolveSibling("postgres.log") : options.log();
        var data = new DataDirectory(PostgresBinaries.home(), absolute, log, temporary == null);
        data.initialise(USER, PASSWORD);
        return new PostgresServer(data, FreePort.orFree(options.port()), temporary);
    }

    /** Stops the server that an earlier launcher left behind on this data directory, if there is one. */
    public static void stopLeftover(Path data) {
        var path = data.toAbsolutePath().normalize();
        Leftover.stop(path.resolve("postmaster.pid"), path.toString(), Signal.INT);
    }

    private ChildProcess launch() {
        var child = data.startServer(port);
        Waiting.ready(child, PATIENCE, this::answers);
        return child;
    }

    private boolean answers() throws SQLException {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        }
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String name) {
        try (var connection = connect("postgres");
                var exists = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            exists.setString(1, name);
            if (!exists.executeQuery().next()) {
                connection
                        .createStatement()
                        .execute("CREATE DATABASE "
                                + connection.createStatement().enquoteIdentifier(name, true));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    /**
     * The address of a database, in the one form that libpq, the reactive client and, after {@code jdbc:}, the JDBC driver
     * all take.
     */
    public String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&password=" + PASSWORD;
    }

    /** A JDBC connection; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(database));
    }

    public int port() {
        return port;
    }

    /** The process id of the postmaster. */
    public long pid() {
        return process.pid();
    }

    /** Completes when the server has stopped, for whatever reason. */
    public ChildProcess process() {
        return process;
    }

    /** SIGKILL to the postmaster and its backends: a crash. */
    public void kill() {
        process.kill();
    }

    /** Starts it again on the same port and data, stopping it first if it runs. */
    public void restart() {
        stop();
        process = launch();
    }

    private void stop() {
        process.stop(PATIENCE);
    }

    /** Fast shutdown: open transactions are rolled back. Temporary data is deleted. */
    @Override
    public void close() {
        stop();
        if (temporary != null) {
            Folders.delete(temporary);
        }
    }
}
