package dev.evenflow.testkit.run;

import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.run.Teardown.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts the servers of a run at the same time, except those whose address was given. */
record ServerStart(RunFolder folder, Map<String, String> given, Teardown teardown, Progress progress) {

    /** The folders of their data. */
    static final String POSTGRES = "postgres";

    static final String MONGO = "mongo";
    static final String NATS = "nats";

    private static final String USERS_DATABASE = "users";

    Servers start() {
        var postgres = Parallel.start(() -> unlessGiven(Servers.USER_DB_URL, this::postgres));
        var mongo = Parallel.start(() -> unlessGiven(Servers.MONGODB_URL, this::mongo));
        var nats = Parallel.start(() -> unlessGiven(Servers.NATS_URL, this::nats));
        Parallel.await(postgres, mongo, nats);
        return new Servers(
                postgres.join(),
                mongo.join(),
                nats.join(),
                Map.of(
                        Servers.USER_DB_URL,
                        address(Servers.USER_DB_URL, postgres.join(), server -> server.url(USERS_DATABASE)),
                        Servers.MONGODB_URL,
                        address(Servers.MONGODB_URL, mongo.join(), MongoServer::url),
                        Servers.NATS_URL,
                        address(Servers.NATS_URL, nats.join(), NatsServer::url)));
    }

    private <S> Optional<S> unlessGiven(String variable, Supplier<S> start) {
        if (given.containsKey(variable)) {
            progress.reached("using the server of " + variable, Duration.ZERO);
            return Optional.empty();
        }
        return Optional.of(start.get());
    }

    private <S> String address(String variable, Optional<S> server, Function<S, String> url) {
        return server.map(url).orElseGet(() -> given.getOrDefault(variable, ""));
    }

    private PostgresServer postgres() {
        var watch = Stopwatch.start();
        var server = PostgresServer.start(
                PostgresOptions.persistent(folder.data(POSTGRES)).withLog(folder.log("postgres")));
        teardown.add(Stage.POSTGRES, server::close);
        server.createDatabase(USERS_DATABASE);
        progress.reached("PostgreSQL on port " + server.port(), watch.elapsed());
        return server;
    }

    private MongoServer mongo() {
        var watch = Stopwatch.start();
        var server = MongoServer.onDisk(folder.data(MONGO));
        teardown.add(Stage.MONGO, server::close);
        progress.reached("MongoDB protocol on port " + server.port(), watch.elapsed());
        return server;
    }

    private NatsServer nats() {
        var watch = Stopwatch.start();
        var server = NatsServer.start(folder.data(NATS), 0, folder.log("nats-server"));
        teardown.add(Stage.NATS, server::close);
        progress.reached("NATS with JetStream on port " + server.port(), watch.elapsed());
        return server;
    }
}
