package dev.evenflow.bench.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.testkit.process.Folders;
import dev.evenflow.testkit.run.RunFolder;
import dev.evenflow.testkit.run.Stack;
import dev.evenflow.testkit.run.StackOptions;
import dev.evenflow.testkit.run.Stopwatch;
import dev.evenflow.testkit.service.Service;
import dev.evenflow.testkit.service.ServiceProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A collector that takes connections and never answers holds up neither writes nor the end of a service. */
class HungCollectorIT {

    private static final RunFolder FOLDER = RunFolder.temporary("evenflow-collector");
    private static final int WRITES = 50;

    private final Stack stack = new Stack(StackOptions.in(FOLDER), (step, elapsed) -> {});

    @AfterEach
    void stop() {
        stack.close();
        Folders.delete(FOLDER.path());
    }

    @Test
    void writes_goOn_andTheServiceStopsInOrder() throws Exception {
        stack.startServers();
        try (var hung = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var users = stack.startService(stack.spec(Service.USER)
                            .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + hung.getLocalPort())
                            .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                            .with("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "100ms"))
                    .awaitReady();

            for (var i = 0; i < WRITES; i++) {
                var user = "{\"name\":\"hung\",\"email\":\"hung-%d@example.com\"}".formatted(i);
                assertThat(users.http().post("/users", user).status()).isEqualTo(201);
            }

            var watch = Stopwatch.start();
            assertThat(users.terminate()).isZero();
            assertThat(watch.elapsed()).isLessThan(ServiceProcess.STOP);
        }
    }
}
