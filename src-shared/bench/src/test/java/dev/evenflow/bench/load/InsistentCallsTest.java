package dev.evenflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.evenflow.testkit.process.FreePort;
import dev.evenflow.testkit.service.HttpCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsistentCallsTest {

    private final HttpCalls nobody = new HttpCalls("http://127.0.0.1:" + FreePort.orFree(0));
    private final HttpServer server;

    InsistentCallsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        answer("/good", 200);
        answer("/ill", 503);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void call_isMadeAgainAtTheNextInstance_whenOneDoesNotAnswer() {
        var calls = new InsistentCalls(List.of(nobody, somebody()), 1);

        assertThat(calls.until(answer -> answer.status() == 200, instance -> instance.get("/good"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void call_fails_whenItFailedOftenEnough() {
        var refused = new InsistentCalls(List.of(nobody), 1);
        var ill = new InsistentCalls(List.of(somebody(), nobody), 1);

        assertThatThrownBy(() -> refused.until(answer -> true, instance -> instance.get("/good")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failed 2 times");
        assertThatThrownBy(() -> ill.until(answer -> answer.status() == 200, instance -> instance.get("/ill")))
                .isInstanceOf(IllegalStateException.class);
    }

    private HttpCalls somebody() {
        return new HttpCalls("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}
