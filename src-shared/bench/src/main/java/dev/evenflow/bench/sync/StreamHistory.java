package dev.evenflow.bench.sync;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PushSubscribeOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a stream, read as any other client would. */
public record StreamHistory(String natsUrl, String stream) {

    /** Marks what a test published again by itself: it is no part of the history. */
    public static final String INJECTED = "Evenflow-Injected";

    private static final String EVERYTHING = ">";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The versions published, by aggregate, in stream order. */
    public Map<String, List<Long>> versions() throws IOException, InterruptedException, JetStreamApiException {
        var connection = Nats.connect(natsUrl);
        try {
            var info = connection.jetStreamManagement().getStreamInfo(stream);
            var ordered =
                    PushSubscribeOptions.builder().stream(stream).ordered(true).build();
            return read(
                    connection.jetStream().subscribe(EVERYTHING, ordered),
                    info.getStreamState().getMsgCount());
        } finally {
            connection.close();
        }
    }

    private static Map<String, List<Long>> read(JetStreamSubscription subscription, long count)
            throws InterruptedException {
        var codec = new EventCodec();
        var versions = new LinkedHashMap<String, List<Long>>();
        for (var number = 0L; number < count; number++) {
            Message message = subscription.nextMessage(PATIENCE);
            if (message != null
                    && (message.getHeaders() == null || !message.getHeaders().containsKey(INJECTED))
                    && codec.decode(message.getData()) instanceof Known(Envelope<?> envelope)) {
                versions.computeIfAbsent(envelope.aggregateId(), aggregate -> new ArrayList<>())
                        .add(envelope.version());
            }
        }
        return versions;
    }
}
