package dev.evenflow.outbox.relay;

import dev.evenflow.outbox.OutboxConfig;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The channel the rows leave by. */
@ApplicationScoped
class OutboxChannel {

    private final MutinyEmitter<byte[]> emitter;

    OutboxChannel(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = OutboxConfig.MAX_BATCH)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has stored the row; fails as {@code PipelinedPublisher} says. */
    Uni<Void> send(OutboxRow row) {
        var metadata = PublishMessageMetadata.builder()
                .subject(row.subject())
                .messageId(row.eventId().toString())
                .headers(headers(row))
                .build();
        return emitter.sendMessage(Message.of(row.payload().getBytes(StandardCharsets.UTF_8), Metadata.of(metadata)));
    }

    private static Map<String, List<String>> headers(OutboxRow row) {
        var traceparent = row.traceparent();
        return traceparent == null ? Map.of() : Map.of("traceparent", List.of(traceparent));
    }
}
