package dev.evenflow.user.signin;

import static dev.evenflow.user.signin.SignInApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenflow.user.Secured;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that cannot be read are the client's fault, and nothing to write down. */
@QuarkusTest
@TestProfile(Secured.class)
class UndecodableFormTest {

    private static final Logger ROOT = Logger.getLogger("");

    private final SignInApi api = new SignInApi();
    private final Traces traces = new Traces();

    @BeforeEach
    void listen() {
        ROOT.addHandler(traces);
    }

    @AfterEach
    void stop() {
        ROOT.removeHandler(traces);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=%zz",
                "grant_type=%",
                "token=%zz&grant_type=password",
                "%zz=password",
                "%",
                "grant_type=password&token=%4"
            })
    void form_isRefused_withoutATrace(String form) {
        assertRefused(api.form(form));
        assertRefused(api.revokeForm(form));
        assertThat(traces.all()).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isEqualTo("invalid_request");
    }

    /** What was written with a stack trace. */
    private static final class Traces extends Handler {

        private final Queue<Throwable> written = new ConcurrentLinkedQueue<>();

        List<Throwable> all() {
            return List.copyOf(written);
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getThrown() != null) {
                written.add(line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
