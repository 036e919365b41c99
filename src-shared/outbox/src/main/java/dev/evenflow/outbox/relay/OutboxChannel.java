package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The channel the rows leave by. */
@ApplicationScoped
class OutboxChannel {

    private static final CompletionStage<Void> HEARD = CompletableFuture.completedFuture(null);

    private final Emitter<byte[]> emitter;

    OutboxChannel(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = OutboxConfig.MAX_BATCH)
                    Emitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /**
     * Sends a row; never blocks.
     *
     * @param stored runs when the broker has it, on a thread of the NATS client
     * @param failed runs with what {@code PipelinedPublisher} says otherwise
     */
    void send(OutboxRow row, Runnable stored, Consumer<Throwable> failed) {
        var metadata = PublishMessageMetadata.builder()
                .subject(row.subject())
                .messageId(row.eventId().toString())
                .headers(headers(row))
                .build();
        emitter.send(Message.of(
                row.payload().getBytes(StandardCharsets.UTF_8),
                Metadata.of(metadata),
                () -> heard(stored),
                failure -> heard(() -> failed.accept(failure))));
    }

    private static CompletionStage<Void> heard(Runnable listener) {
        listener.run();
        return HEARD;
    }

    private static Map<String, List<String>> headers(OutboxRow row) {
        var traceparent = row.traceparent();
        return traceparent == null ? Map.of() : Map.of("traceparent", List.of(traceparent));
    }
}
