package dev.evenflow.testkit.run;

import dev.evenflow.testkit.nats.NatsServer;
import dev.evenflow.testkit.postgres.PostgresServer;
import dev.evenflow.testkit.process.Folders;
import java.util.stream.Stream;

/** Takes possession of {@code .run}. */
final class Workplace {

    private Workplace() {}

    /**
     * Locks the folder, empties it when FRESH=1, and says what to run in it.
     *
     * @throws IllegalStateException when another launcher has it, or a setting is wrong
     */
    static StackOptions enter() {
        var settings = Settings.from(System.getenv());
        var checkout = Checkout.root();
        var folder = new RunFolder(checkout.resolve(".run"));
        RunLock.acquire(folder);
        if (settings.fresh()) {
            clear(folder);
        }
        return new StackOptions(
                folder, checkout, settings.ports(), settings.managementPorts(), settings.given(), settings.auth());
    }

    private static void clear(RunFolder folder) {
        PostgresServer.stopLeftover(folder.data(ServerStart.POSTGRES));
        NatsServer.stopLeftover(folder.data(ServerStart.NATS));
        Stream.of(ServerStart.POSTGRES, ServerStart.MONGO, ServerStart.NATS)
                .map(folder::data)
                .forEach(Folders::delete);
    }
}
