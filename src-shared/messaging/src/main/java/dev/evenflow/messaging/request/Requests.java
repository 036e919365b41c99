package dev.evenflow.messaging.request;

import dev.evenflow.contracts.MessageCodec;
import dev.evenflow.messaging.MessagingConfig;
import dev.evenflow.messaging.connection.BrokerConnection;
import dev.evenflow.messaging.deadletter.BrokerUnavailableException;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

/** Asks other services. */
@ApplicationScoped
public class Requests {

    private final BrokerConnection broker;
    private final Duration timeout;
    private final MessageCodec codec = new MessageCodec();

    Requests(BrokerConnection broker, MessagingConfig config) {
        this.broker = broker;
        this.timeout = config.request().timeout();
    }

    /**
     * Asks once, when subscribed to, and completes on a worker thread. Fails with {@link BrokerUnavailableException} (NATS is
     * away, or the answer cannot be read), {@link NoResponderException}, {@link RequestTimeoutException}
     * ({@code evenflow.messaging.request.timeout}) or {@link RequestRefusedException}.
     */
    public <A> Uni<A> ask(String subject, Object question, Class<A> answer) {
        return Uni.createFrom()
                .completionStage(() -> send(subject, question))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(failure -> explain(subject, failure))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(reply -> read(subject, reply, answer));
    }

    private CompletionStage<Message> send(String subject, Object question) {
        var connection = broker.current().orElseThrow(() -> new BrokerUnavailableException("not connected to NATS"));
        return connection.requestWithTimeout(subject, codec.encode(question), timeout);
    }

    private Throwable explain(String subject, Throwable failure) {
        return switch (failure) {
            case BrokerUnavailableException away -> away;
            case TimeoutException late -> new RequestTimeoutException(subject, timeout);
            case CancellationException late -> new RequestTimeoutException(subject, timeout);
            case JetStreamStatusException nobody -> new NoResponderException(subject);
            case IllegalStateException closed -> new BrokerUnavailableException(String.valueOf(closed.getMessage()));
            default -> failure;
        };
    }

    private <A> A read(String subject, Message reply, Class<A> answer) {
        ErrorReply.in(reply).ifPresent(refusal -> {
            throw refusal;
        });
        try {
            return codec.decode(reply.getData(), answer);
        } catch (IOException e) {
            throw new BrokerUnavailableException("unreadable answer from " + subject, e);
        }
    }
}
