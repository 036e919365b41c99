package dev.evenflow.manifests.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenflow.manifests.Overlay;
import dev.evenflow.testkit.process.Programs;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the components give to NATS, read by the nats-server of this machine. */
class NatsConfigurationTest {

    private static final Pattern VERSION = Pattern.compile("v2\\.(\\d+)\\.");

    /** What the StatefulSet sets; a password of digits is the hardest. */
    private static final Map<String, String> VARIABLES = Map.of(
            "POD_NAME", "nats-0",
            "QUOTED_USER_SVC_PASSWORD", "\"1234\"",
            "QUOTED_NOTIFICATION_SVC_PASSWORD", "\"$2a$11$letters\"",
            "QUOTED_ORDER_SVC_PASSWORD", "\"o\"",
            "QUOTED_OPERATOR_PASSWORD", "\"p\"");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theConfiguration_isAccepted_byTheServer(String overlay, @TempDir Path folder) throws Exception {
        assumeTrue(minorVersion() >= 9, "no nats-server 2.9 on this machine");
        var authority = CertificateAuthority.in(folder);
        var certificate = authority.issue("tls", "dns:nats,dns:*.nats-headless");
        assertThat(certificate.chainFile()).hasFileName("tls.crt");
        var files = Overlay.render(Checkout.root(), overlay)
                .find("ConfigMap", "nats")
                .orElseThrow()
                .path("data");
        for (var file : files.properties()) {
            var text = file.getValue().asText().replace("/etc/nats-tls", folder.toString());
            Files.writeString(folder.resolve(file.getKey()), known(text));
        }

        assertThat(output("nats-server", "-t", "-c", folder.resolve("nats.conf").toString()))
                .endsWith("is valid");
    }

    /** Servers before 2.10 do not know when to sync. */
    private static String known(String text) {
        return minorVersion() < 10 ? text.replace("sync_interval: always", "") : text;
    }

    private static int minorVersion() {
        return Programs.find("nats-server")
                .flatMap(program -> Programs.output(program.toString(), "--version"))
                .map(VERSION::matcher)
                .filter(version -> version.find())
                .map(version -> Integer.parseInt(version.group(1)))
                .orElse(0);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.command().set(0, Programs.find(command[0]).orElseThrow().toString());
        builder.environment().putAll(VARIABLES);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
