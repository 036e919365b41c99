package dev.evenflow.bench.secure;

import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import dev.evenflow.testkit.tls.CertificateAuthority;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A service talks to no server that it cannot trust. */
interface SecuredConnections {

    String NATS_DISTRUSTED = "The NATS server is not trusted";
    String NO_PATH = "PKIX path";

    /** A service that meets a wrong server, and what its log says then. */
    record Misled(ServiceSpec service, String line) {}

    SecuredStack stack();

    @Test
    @Order(12)
    default void aServer_isRefused_thatAnotherCaHasSigned() throws Exception {
        var other = CertificateAuthority.in(stack().folder().path().resolve("other"))
                .file()
                .toString();
        var user = stack().servers().spec(Service.USER);
        var notification = stack().servers().spec(Service.NOTIFICATION);

        assertDistrusted(
                new Misled(user.named("user-svc-other").with("NATS_CA", other), NATS_DISTRUSTED),
                new Misled(impatient(user.named("user-svc-blind").with("USER_DB_CA", other)), NO_PATH),
                new Misled(notification.named("notification-svc-other").with("MONGODB_CA", other), NO_PATH));
    }

    @Test
    @Order(13)
    default void aServer_isRefused_whoseCertificateNamesAnotherHost() throws Exception {
        var user = stack().servers().spec(Service.USER);
        var nats = stack().servers().nats().url();
        var database = "postgresql://localhost:" + stack().servers().postgres().port() + "/users";

        assertDistrusted(
                new Misled(user.named("user-svc-misled").with("NATS_URL", nats), NATS_DISTRUSTED),
                new Misled(impatient(user.named("user-svc-lost").with("USER_DB_URL", database)), "localhost"));
    }

    private static ServiceSpec impatient(ServiceSpec spec) {
        return spec.with("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
    }

    /** They are started together, since what they do most is wait. */
    private static void assertDistrusted(Misled... misled) {
        var processes = Stream.of(misled)
                .map(one -> ServiceProcess.start(one.service()))
                .toList();
        try {
            for (var number = 0; number < misled.length; number++) {
                var log = processes.get(number).log();
                var line = misled[number].line();
                Awaitility.await()
                        .atMost(SecuredStack.PATIENCE)
                        .ignoreExceptions()
                        .until(() -> Files.readString(log).contains(line));
            }
        } finally {
            processes.parallelStream().forEach(ServiceProcess::close);
        }
    }
}
