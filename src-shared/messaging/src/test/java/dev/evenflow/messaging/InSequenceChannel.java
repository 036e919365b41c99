package dev.evenflow.messaging;

import static org.awaitility.Awaitility.await;

import dev.evenflow.testkit.quarkus.NatsResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The test channel of this application with a consumer in sequence behind it, for tests of other packages. */
@ApplicationScoped
public class InSequenceChannel {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CONSUMER = "messaging-test";

    private final RecordingListener listener;
    private @Nullable NatsProbe nats;

    InSequenceChannel(RecordingListener listener) {
        this.listener = listener;
    }

    public void begin(InSequence consumer) throws Exception {
        var probe = new NatsProbe(NatsResource.server().url());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> probe.unsettled(CONSUMER) == 0);
        probe.purgeDeadLetters();
        listener.reset();
        listener.answer(consumer::apply);
        nats = probe;
    }

    public void publish(long userId, long version) {
        probe().publishUpdate(userId, version);
    }

    public void end() throws Exception {
        await().atMost(Duration.ofSeconds(10)).until(() -> probe().unsettled(CONSUMER) == 0);
        listener.reset();
        probe().purgeUsers();
        probe().close();
    }

    private NatsProbe probe() {
        var open = nats;
        if (open == null) {
            throw new IllegalStateException("begin first");
        }
        return open;
    }
}
