package dev.evenflow.testkit.run;

import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.run.Teardown.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts the servers of a run at the same time, except those whose address was given. */
record ServerStart(RunFolder folder, Map<String, String> given, Teardown teardown, Progress progress) {

    /** The folders of their data. */
    static final String POSTGRES = "postgres";

    static final String MONGO = "mongo";
    static final String NATS = "nats";

    /** The databases of the services, by the variable that holds their address. */
    private static final Map<String, String> DATABASES =
            Map.of(Servers.USER_DB_URL, "users", Servers.ORDER_DB_URL, "orders");

    Servers start() {
        var postgres = Parallel.start(() -> unlessGiven(DATABASES.keySet(), this::postgres));
        var mongo = Parallel.start(() -> unlessGiven(Set.of(Servers.MONGODB_URL), this::mongo));
        var nats = Parallel.start(() -> unlessGiven(Set.of(Servers.NATS_URL), this::nats));
        Parallel.await(postgres, mongo, nats);
        var addresses = new TreeMap<String, String>();
        DATABASES.forEach((variable, database) ->
                addresses.put(variable, address(variable, postgres.join(), server -> server.url(database))));
        addresses.put(Servers.MONGODB_URL, address(Servers.MONGODB_URL, mongo.join(), MongoServer::url));
        addresses.put(Servers.NATS_URL, address(Servers.NATS_URL, nats.join(), NatsServer::url));
        return new Servers(postgres.join(), mongo.join(), nats.join(), addresses);
    }

    /** A server is not needed when all addresses that it would have are given. */
    private <S> Optional<S> unlessGiven(Set<String> variables, Supplier<S> start) {
        variables.stream()
                .filter(given::containsKey)
                .sorted()
                .forEach(variable -> progress.reached("using the server of " + variable, Duration.ZERO));
        return given.keySet().containsAll(variables) ? Optional.empty() : Optional.of(start.get());
    }

    private <S> String address(String variable, Optional<S> server, Function<S, String> url) {
        return Optional.ofNullable(given.get(variable))
                .or(() -> server.map(url))
                .orElse("");
    }

    private PostgresServer postgres() {
        var watch = Stopwatch.start();
        var server = PostgresServer.start(
                PostgresOptions.persistent(folder.data(POSTGRES)).withLog(folder.log("postgres")));
        teardown.add(Stage.POSTGRES, server::close);
        DATABASES.forEach((variable, database) -> {
            if (!given.containsKey(variable)) {
                server.createDatabase(database);
            }
        });
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
