package dev.evenflow.bench.messaging;

import dev.evenflow.bench.UserEvents;
import dev.evenflow.bench.UserStream;
import dev.evenflow.contracts.Subjects;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The NATS client alone, without a channel: {@code publishAsync} with 512 in flight, consuming with plain acks. */
final class BareClient {

    private static final int PATIENCE_SECONDS = 120;

    /** As the application over channels has it configured. */
    private static final int MAX_ACK_PENDING = 5_000;

    private static final int PULL = 1_000;

    private final int warmUp = Integer.parseInt(System.getenv(Load.WARM_UP));
    private final int messages = Integer.parseInt(System.getenv(Load.MESSAGES));

    private BareClient() {}

    public static void main(String[] arguments) throws Exception {
        try (var stream = UserStream.connect(System.getenv(Load.NATS_URL))) {
            var bare = new BareClient();
            var nanos = Boolean.parseBoolean(System.getenv(Load.CONSUME)) ? bare.consume(stream) : bare.publish(stream);
            System.out.println("rate " + bare.messages * 1e9 / nanos);
        }
    }

    private long publish(UserStream stream) throws IOException {
        stream.publish(0, warmUp, UserEvents::json);
        var begin = System.nanoTime();
        stream.publish(warmUp, messages, UserEvents::json);
        return System.nanoTime() - begin;
    }

    private long consume(UserStream stream) throws IOException, JetStreamApiException, InterruptedException {
        var handled = new AtomicLong();
        var begin = new AtomicLong();
        var done = new CountDownLatch(1);
        var consumer = stream.connection()
                .getStreamContext(Subjects.USERS_STREAM)
                .createOrUpdateConsumer(ConsumerConfiguration.builder()
                        .durable("bench")
                        .maxAckPending(MAX_ACK_PENDING)
                        .build());
        var options = ConsumeOptions.builder().batchSize(PULL).build();
        var consuming = consumer.consume(options, message -> {
            message.ack();
            var now = handled.incrementAndGet();
            if (now == warmUp) {
                begin.set(System.nanoTime());
            } else if (now == warmUp + messages) {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Only " + handled + " messages came");
        }
        var nanos = System.nanoTime() - begin.get();
        consuming.stop();
        return nanos;
    }
}
