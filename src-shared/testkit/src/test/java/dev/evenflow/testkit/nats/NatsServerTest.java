package dev.evenflow.testkit.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // Connection.close() may be interrupted.
class NatsServerTest {

    @TempDir
    Path folder;

    @Test
    void messages_areThere_afterKillAndRestart_onTheSamePort() throws Exception {
        try (var server = NatsServer.start(folder.resolve("data"), 0)) {
            publish(server);
            var url = server.url();
            server.kill();
            assertThat(server.process().isAlive()).isFalse();
            server.restart();

            assertThat(server.url()).isEqualTo(url);
            assertThat(messages(server)).isEqualTo(1);
        }
    }

    @Test
    void data_isKept_forTheNextServer_withoutStoppingTheFirst() throws Exception {
        var abandoned = NatsServer.start(folder.resolve("data"), 0);
        publish(abandoned);

        try (var server = NatsServer.start(folder.resolve("data"), 0)) {
            assertThat(abandoned.process().isAlive()).isFalse();
            assertThat(messages(server)).isEqualTo(1);
        }
    }

    @Test
    void wipedServer_startsEmpty() throws Exception {
        try (var server = NatsServer.start(folder.resolve("data"), 0)) {
            publish(server);
            assertThatThrownBy(server::wipe).isInstanceOf(IllegalStateException.class);
            server.stop();
            server.wipe();
            server.restart();

            assertThat(streams(server)).isEmpty();
        }
    }

    @Test
    void failure_showsTheLog() throws Exception {
        Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> NatsServer.start(folder.resolve("blocked"), 1 << 17, folder.resolve("nats.log")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nats-server died while starting");
        assertThat(Files.readString(folder.resolve("nats.log"))).isNotEmpty();
    }

    private static void publish(NatsServer server) throws Exception {
        try (var connection = Nats.connect(server.url())) {
            connection
                    .jetStreamManagement()
                    .addStream(StreamConfiguration.builder()
                            .name("TEST")
                            .subjects("test.events")
                            .storageType(StorageType.File)
                            .build());
            connection.jetStream().publish("test.events", "kept".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long messages(NatsServer server) throws Exception {
        try (var connection = Nats.connect(server.url())) {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo("TEST")
                    .getStreamState()
                    .getMsgCount();
        }
    }

    private static List<String> streams(NatsServer server) throws Exception {
        try (Connection connection = Nats.connect(server.url())) {
            return connection.jetStreamManagement().getStreamNames();
        }
    }
}
