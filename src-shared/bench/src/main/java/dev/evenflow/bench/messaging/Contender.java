package dev.evenflow.bench.messaging;

import dev.evenflow.bench.JvmProgram;
import dev.evenflow.testkit.run.Checkout;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is compared; all send and receive the same messages. */
enum Contender {
    /** The connector as it is; it is slow, so fewer messages do. */
    STOCK(4_000, 12_000),
    OURS(150_000, 300_000),
    /** The client alone. */
    JNATS(150_000, 300_000);

    private final int warmUp;
    private final int messages;

    Contender(int warmUp, int messages) {
        this.warmUp = warmUp;
        this.messages = messages;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    Load load() {
        return new Load(warmUp, messages);
    }

    /** The program that publishes or consumes. */
    JvmProgram program(Map<String, String> environment) {
        if (this == JNATS) {
            return JvmProgram.of(BareClient.class, environment);
        }
        var jar = Checkout.root()
                .resolve("src-shared/bench-app/target")
                .resolve(title())
                .resolve("quarkus-run.jar");
        return new JvmProgram(
                title(),
                JvmProgram.THROUGHPUT,
                List.of(
                        "-Dquarkus.profile=" + title(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-jar",
                        jar.toString()),
                environment);
    }
}
