package dev.evenflow.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.process.ChildProcess;
import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.process.ProcessOutput;
import dev.evenflow.testkit.run.Checkout;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Servers;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import dev.evenflow.testkit.service.ServiceSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The start that the archive of an image is recorded from, with the variables of the Dockerfile and no server anywhere. */
class RehearsalIT {

    private static final Map<String, String> NOWHERE = Map.of(
            Servers.USER_DB_URL, "postgresql://127.0.0.1:1/users",
            Servers.ORDER_DB_URL, "postgresql://127.0.0.1:1/orders",
            Servers.MONGODB_URL, "mongodb://127.0.0.1:1",
            Servers.NATS_URL, "nats://127.0.0.1:1");

    private final RunFolder folder = RunFolder.temporary("rehearsal");

    @AfterEach
    void clean() {
        Folders.delete(folder.path());
    }

    @Test
    void rehearsal_endsByItself_withoutServers() {
        var rehearsals = Arrays.stream(Service.values()).map(this::start).toList();

        rehearsals.forEach(rehearsal -> assertThat(
                        rehearsal.exit().orTimeout(60, TimeUnit.SECONDS).join())
                .as(ProcessOutput.tail(rehearsal.log(), 30))
                .isZero());
    }

    private ChildProcess start(Service service) {
        var spec = ServiceSpec.of(service, Checkout.root(), 0, NOWHERE, folder);
        for (var variable : ImageRecipe.of(service, Checkout.root()).variables().entrySet()) {
            spec = spec.with(variable.getKey(), variable.getValue());
        }
        return ServiceProcess.start(spec).process();
    }
}
