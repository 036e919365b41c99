package dev.evenflow.bench.app;

import io.quarkiverse.reactive.messaging.nats.jetstream.client.api.PublishMessageMetadata;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** Sends through a channel as fast as it acknowledges, with so many waiting that the channel never is. */
@ApplicationScoped
class ChannelPublisher {

    private static final int MAX_WAITING = 1_024;
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MutinyEmitter<byte[]> channel;
    private final LoadConfig config;
    private final String run = UUID.randomUUID().toString();
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ChannelPublisher(
            @Channel("sent") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * MAX_WAITING)
                    MutinyEmitter<byte[]> channel,
            LoadConfig config) {
        this.channel = channel;
        this.config = config;
    }

    /** Blocks until every message is acknowledged; the time it took in nanoseconds, without the warm-up. */
    long publish() throws InterruptedException {
        awaitConnection();
        send(1, config.warmUp() - 1);
        var begin = System.nanoTime();
        send(config.warmUp(), config.messages());
        return System.nanoTime() - begin;
    }

    /** The first message of the warm-up is tried until it gets through: our connection is made in the background. */
    private void awaitConnection() {
        Uni.createFrom()
                .deferred(() -> channel.sendMessage(message(0)))
                .onFailure()
                .retry()
                .withBackOff(RETRY)
                .expireIn(PATIENCE.toMillis())
                .await()
                .atMost(PATIENCE);
    }

    private void send(int first, int count) throws InterruptedException {
        for (var number = first; number < first + count; number++) {
            room.acquire();
            channel.sendMessage(message(number)).subscribe().with(sent -> room.release(), this::failed);
        }
        room.acquire(MAX_WAITING);
        room.release(MAX_WAITING);
        var firstFailure = failure.get();
        if (firstFailure != null) {
            throw new IllegalStateException("A message was not published", firstFailure);
        }
    }

    private void failed(Throwable why) {
        failure.compareAndSet(null, why);
        room.release();
    }

    private Message<byte[]> message(int number) {
        var payload = config.payload().replace("#", Integer.toString(number)).getBytes(StandardCharsets.UTF_8);
        var metadata =
                PublishMessageMetadata.builder().messageId(run + "-" + number).build();
        return Message.of(payload, Metadata.of(metadata));
    }
}
