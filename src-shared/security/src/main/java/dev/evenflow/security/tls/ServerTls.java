package dev.evenflow.security.tls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A file with the certificates of a CA (PEM) switches TLS to a server on: it has to show a certificate of that CA with the name
 * it was asked for by. One key for each server, each without TLS while it is empty: {@value #POSTGRESQL}, {@value #MONGODB},
 * {@value #NATS}. What is derived from them can still be set by variables.
 */
public final class ServerTls implements ConfigSourceFactory {

    static final String POSTGRESQL = "evenflow.tls.postgresql-ca";
    static final String MONGODB = "evenflow.tls.mongodb-ca";
    static final String NATS = "evenflow.tls.nats-ca";

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    /** The address for JDBC stands in the application's own properties, at 250; variables are at 300. */
    private static final int ABOVE_FILES = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var derived = new HashMap<String, String>();
        value(context, POSTGRESQL).ifPresent(ca -> {
            derived.putAll(postgresql(ca));
            value(context, JDBC_URL).ifPresent(url -> derived.put(JDBC_URL, verifying(url, ca)));
        });
        value(context, MONGODB).ifPresent(ca -> derived.putAll(mongodb(ca)));
        value(context, NATS).ifPresent(ca -> derived.putAll(nats(ca)));
        return List.of(new PropertiesConfigSource(derived, "TLS to servers", ABOVE_FILES));
    }

    private static Map<String, String> postgresql(String ca) {
        return Map.of(
                "quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full",
                "quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS",
                "quarkus.datasource.reactive.trust-certificate-pem", "true",
                "quarkus.datasource.reactive.trust-certificate-pem.certs", ca);
    }

    /** In the address, because Flyway may connect as somebody else, with nothing but the address. */
    private static String verifying(String url, String ca) {
        return url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full&sslrootcert=" + ca;
    }

    private static Map<String, String> mongodb(String ca) {
        return Map.of(
                "quarkus.tls.mongodb.trust-store.pem.certs", ca, "quarkus.mongodb.tls-configuration-name", "mongodb");
    }

    private static Map<String, String> nats(String ca) {
        return Map.of(
                "quarkus.tls.nats.trust-store.pem.certs", ca,
                "quarkus.messaging.nats.connection.ssl-enabled", "true",
                "quarkus.messaging.nats.connection.tls-configuration-name", "nats");
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(text -> !text.isBlank());
    }
}
