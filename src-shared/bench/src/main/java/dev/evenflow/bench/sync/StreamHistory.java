package dev.evenflow.bench.sync;

import dev.evenflow.contracts.Decoded.Known;
import dev.evenflow.contracts.Envelope;
import dev.evenflow.contracts.EventCodec;
import dev.evenflow.contracts.inventory.StockReservationFailed;
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
import java.util.function.BinaryOperator;

/** What stands in a stream, read as any other client would. */
public record StreamHistory(String natsUrl, String stream) {

    /** Marks what a test published again by itself: it is no part of the history. */
    public static final String INJECTED = "Evenflow-Injected";

    private static final String EVERYTHING = ">";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The versions published, by aggregate, in stream order. */
    public Map<String, List<Long>> versions() throws IOException, InterruptedException, JetStreamApiException {
        return versions((subject, aggregate) -> aggregate);
    }

    /** The same by subject and aggregate, since several subjects may tell of one. */
    public Map<String, List<Long>> versionsBySubject() throws IOException, InterruptedException, JetStreamApiException {
        return versions((subject, aggregate) -> subject + "/" + aggregate);
    }

    private Map<String, List<Long>> versions(BinaryOperator<String> key)
            throws IOException, InterruptedException, JetStreamApiException {
        var connection = Nats.connect(natsUrl);
        try {
            var info = connection.jetStreamManagement().getStreamInfo(stream);
            var ordered =
                    PushSubscribeOptions.builder().stream(stream).ordered(true).build();
            return read(
                    connection.jetStream().subscribe(EVERYTHING, ordered),
                    info.getStreamState().getMsgCount(),
                    key);
        } finally {
            connection.close();
        }
    }

    private static Map<String, List<Long>> read(
            JetStreamSubscription subscription, long count, BinaryOperator<String> key) throws InterruptedException {
        var codec = new EventCodec();
        var versions = new LinkedHashMap<String, List<Long>>();
        for (var number = 0L; number < count; number++) {
            Message message = subscription.nextMessage(PATIENCE);
            if (message != null
                    && (message.getHeaders() == null || !message.getHeaders().containsKey(INJECTED))
                    && codec.decode(message.getData()) instanceof Known(Envelope<?> envelope)
                    && !(envelope.payload() instanceof StockReservationFailed)) { // of what never was
                versions.computeIfAbsent(
                                key.apply(message.getSubject(), envelope.aggregateId()), aggregate -> new ArrayList<>())
                        .add(envelope.version());
            }
        }
        return versions;
    }
}
