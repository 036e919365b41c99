package dev.evenflow.bench.secure;

import dev.evenflow.testkit.mongo.MongoServer;
import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresOptions;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Packaged;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceSpec;
import dev.evenflow.testkit.tls.Certificate;
import dev.evenflow.testkit.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL with the roles, NATS with the permissions of the manifests, and MongoDB; TLS to each. */
final class SecuredServers implements AutoCloseable {

    private static final Map<Service, String> STREAMS = Map.of(
            Service.USER, "USERS",
            Service.NOTIFICATION, "DEAD_LETTERS",
            Service.ORDER, "ORDERS,COMMANDS,DEAD_LETTERS");

    private final RunFolder folder;
    private final CertificateAuthority authority;
    private final NatsServer nats;
    private final PostgresServer postgres;
    private final MongoServer mongo;

    SecuredServers(RunFolder folder) throws IOException, SQLException {
        this.folder = folder;
        this.authority = CertificateAuthority.in(folder.path().resolve("ca"));
        var certificate = authority.issue("server", "ip:127.0.0.1");
        this.nats = nats(authority.issue("nats", "dns:localhost"));
        this.mongo = MongoServer.inMemory(certificate);
        this.postgres = PostgresServer.start(PostgresOptions.temporary());
        encrypt(certificate);
        new DatabaseRoles(postgres, manifest("postgres/roles.sql")).add("users", "orders");
    }

    private static NatsServer nats(Certificate certificate) {
        return NatsServer.configured(
                manifest("nats"),
                Map.of(
                        "POD_NAME", "nats-0",
                        "QUOTED_USER_SVC_PASSWORD", "\"user-svc\"",
                        "QUOTED_NOTIFICATION_SVC_PASSWORD", "\"notification-svc\"",
                        "QUOTED_ORDER_SVC_PASSWORD", "\"order-svc\"",
                        "QUOTED_OPERATOR_PASSWORD", "\"operator\""),
                List.of("--tls", "--tlscert=" + certificate.chainFile(), "--tlskey=" + certificate.keyFile()));
    }

    private void encrypt(Certificate certificate) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "ALTER SYSTEM SET ssl_cert_file = '" + certificate.chainFile() + "'",
                    "ALTER SYSTEM SET ssl_key_file = '" + certificate.keyFile() + "'",
                    "ALTER SYSTEM SET ssl = on",
                    "SELECT pg_reload_conf()",
                    "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC")) {
                statement.execute(sql);
            }
        }
    }

    /** How a service is run on them. */
    ServiceSpec spec(Service service) {
        var environment = new HashMap<>(Map.of(
                "NATS_URL", nats.url().replace("127.0.0.1", "localhost"),
                "NATS_USER", service.title(),
                "NATS_PASSWORD", service.title(),
                "NATS_CA", authority.file().toString(),
                "EVENFLOW_OUTBOX_VACUUM_AFTER", "1",
                "EVENFLOW_MESSAGING_PROVISION_STREAMS", STREAMS.getOrDefault(service, "")));
        switch (service) {
            case USER -> {
                environment.putAll(database("USER_DB", "users"));
                environment.putAll(Map.of("EVENFLOW_ERASURE_AFTER", "1s", "EVENFLOW_ERASURE_EVERY", "1s"));
            }
            case ORDER -> environment.putAll(database("ORDER_DB", "orders"));
            case NOTIFICATION ->
                environment.putAll(Map.of(
                        Servers.MONGODB_URL,
                        mongo.url(),
                        "MONGODB_CA",
                        authority.file().toString(),
                        "EVENFLOW_REPLAY_REFRESH_INTERVAL",
                        "300ms"));
        }
        return new ServiceSpec(
                service,
                Packaged.of(service, Checkout.root(), System.getenv()),
                0,
                environment,
                folder,
                service.title());
    }

    private Map<String, String> database(String prefix, String name) {
        return Map.of(
                prefix + "_URL",
                "postgresql://127.0.0.1:" + postgres.port() + "/" + name,
                prefix + "_USER",
                name,
                prefix + "_PASSWORD",
                name,
                prefix + "_MIGRATION_USER",
                name + "_migration",
                prefix + "_MIGRATION_PASSWORD",
                name + "_migration",
                prefix + "_CA",
                authority.file().toString());
    }

    NatsServer nats() {
        return nats;
    }

    PostgresServer postgres() {
        return postgres;
    }

    MongoServer mongo() {
        return mongo;
    }

    CertificateAuthority authority() {
        return authority;
    }

    private static Path manifest(String file) {
        return Checkout.root().resolve("kubernetes/components").resolve(file);
    }

    @Override
    public void close() {
        mongo.close();
        nats.close();
        postgres.close();
    }
}
