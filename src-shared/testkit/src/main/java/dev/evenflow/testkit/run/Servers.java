package dev.evenflow.testkit.run;

import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresServer;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of a run; those whose address was given are not ours and empty here.
 *
 * @param addresses by the variable the services read
 */
public record Servers(
        Optional<PostgresServer> postgres,
        Optional<MongoServer> mongo,
        Optional<NatsServer> nats,
        Map<String, String> addresses) {

    public static final String USER_DB_URL = "USER_DB_URL";
    public static final String ORDER_DB_URL = "ORDER_DB_URL";
    public static final String MONGODB_URL = "MONGODB_URL";
    public static final String NATS_URL = "NATS_URL";
}
