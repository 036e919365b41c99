package dev.evenflow.bench.relay;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.Subjects;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.PushSubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;

/** Reads a stream from its beginning, as any other client would, and checks the order of each aggregate. */
record StreamOrder(Connection connection) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Fails when an event is missing, out of order or there twice. */
    void verify(int events) throws IOException, JetStreamApiException, InterruptedException {
        var codec = new EventCodec();
        var last = new HashMap<String, Long>();
        var subscription = connection
                .jetStream()
                .subscribe(
                        Subjects.USER_EVENTS,
                        PushSubscribeOptions.builder().ordered(true).build());
        for (var number = 0; number < events; number++) {
            var message = subscription.nextMessage(PATIENCE);
            if (message == null || !(codec.decode(message.getData()) instanceof Known(Envelope<?> event))) {
                throw new IllegalStateException("Message " + number + " is missing or no event");
            }
            var before = last.put(event.aggregateId(), event.version());
            if (event.version() != (before == null ? 1 : before + 1)) {
                throw new IllegalStateException(
                        "User " + event.aggregateId() + ": version " + event.version() + " after " + before);
            }
        }
    }
}
