package dev.evenflow.manifests.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenflow.testkit.process.Programs;
import dev.evenflow.testkit.run.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the components give to NATS, read by the nats-server of this machine. */
class NatsConfigurationTest {

    private static final Pattern VERSION = Pattern.compile("v2\\.(\\d+)\\.");

    /** What the StatefulSet sets; a password of digits is the hardest. */
    private static final Map<String, String> VARIABLES =
            Map.of("POD_NAME", "nats-0", "QUOTED_USER", "\"evenflow\"", "QUOTED_PASSWORD", "\"1234\"");

    @ParameterizedTest
    @CsvSource({"nats, 9", "nats-cluster, 10"})
    void theConfiguration_isAccepted_byTheServer(String component, int atLeast) throws Exception {
        assumeTrue(minorVersion() >= atLeast, "no nats-server 2." + atLeast + " on this machine");
        var file = Checkout.root()
                .resolve("kubernetes/components")
                .resolve(component)
                .resolve("nats.conf");

        assertThat(output("nats-server", "-t", "-c", file.toString())).endsWith("is valid");
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
