package dev.evenflow.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTlsTest {

    @Test
    void withoutAnyCa_nothingIsChanged() {
        assertThat(derived(Map.of("evenflow.tls.nats-ca", " ", "quarkus.datasource.jdbc.url", "jdbc:postgresql://a/b")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://a/b, jdbc:postgresql://a/b?sslmode=verify-full&sslrootcert=/ca.crt",
        "jdbc:postgresql://a/b?user=c, jdbc:postgresql://a/b?user=c&sslmode=verify-full&sslrootcert=/ca.crt"
    })
    void postgresql_isVerified_byBothClients(String url, String verifying) {
        assertThat(derived(Map.of("evenflow.tls.postgresql-ca", "/ca.crt", "quarkus.datasource.jdbc.url", url)))
                .containsEntry("quarkus.datasource.jdbc.url", verifying)
                .containsEntry("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full")
                .containsEntry("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS")
                .containsEntry("quarkus.datasource.reactive.trust-certificate-pem.certs", "/ca.crt");
    }

    @Test
    void eachServer_hasATrustOfItsOwn() {
        assertThat(derived(Map.of("evenflow.tls.mongodb-ca", "/m.crt", "evenflow.tls.nats-ca", "/n.crt")))
                .containsEntry("quarkus.tls.mongodb.trust-store.pem.certs", "/m.crt")
                .containsEntry("quarkus.mongodb.tls-configuration-name", "mongodb")
                .containsEntry("quarkus.tls.nats.trust-store.pem.certs", "/n.crt")
                .containsEntry("quarkus.messaging.nats.connection.ssl-enabled", "true");
    }

    private static Map<String, String> derived(Map<String, String> given) {
        var derived = new HashMap<String, String>();
        new ServerTls().getConfigSources(new Given(given)).forEach(source -> derived.putAll(source.getProperties()));
        return derived;
    }

    private record Given(Map<String, String> values) implements ConfigSourceContext {

        @Override
        public @Nullable ConfigValue getValue(String name) {
            return values.containsKey(name)
                    ? ConfigValue.builder()
                            .withName(name)
                            .withValue(values.get(name))
                            .build()
                    : null;
        }

        @Override
        public Iterator<String> iterateNames() {
            return Collections.emptyIterator();
        }
    }
}
