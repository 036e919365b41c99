package dev.evenflow.messaging.deadletter;

import dev.evenflow.contracts.Subjects;
import dev.evenflow.messaging.provision.Provisioner;
import dev.evenflow.messaging.publish.InFlight;
import dev.evenflow.messaging.publish.PublishFailures;
import dev.evenflow.messaging.publish.PublishRejectedException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Stores dead letters on {@code dead.<service>.<channel>}. A letter is the original, bytes and headers, and why it is one;
 * where that is more than the broker takes in one message, the body is left out, and then the original's headers.
 */
@ApplicationScoped
public class DeadLetterPublisher {

    private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);

    private final InFlight inFlight;
    private final Provisioner provisioner;
    private final Event<LetterStored> stored;
    private final String service;
    private final Clock clock = Clock.systemUTC();

    DeadLetterPublisher(
            InFlight inFlight,
            Provisioner provisioner,
            Event<LetterStored> stored,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.inFlight = inFlight;
        this.provisioner = provisioner;
        this.stored = stored;
        this.service = service;
    }

    /** Completes when JetStream has stored the letter, once however often it is called; fails when it has not. */
    public Uni<Void> publish(Undeliverable undeliverable) {
        var subject = Subjects.deadLetters(service, undeliverable.channel());
        var original = undeliverable.original().message();
        var description = LetterHeaders.describing(undeliverable, clock.instant());
        return send(() -> letter(subject, LetterHeaders.withOriginal(description, original.getHeaders()), original))
                .onFailure(PublishRejectedException.class)
                .recoverWithUni(() -> withoutBody(subject, description, original))
                .invoke(ack -> stored.fire(new LetterStored(LetterPlace.of(ack.getSeqno(), description))))
                .invoke(ack -> report(undeliverable, ack.getSeqno()))
                .replaceWithVoid();
    }

    private Uni<PublishAck> withoutBody(String subject, Headers description, Message original) {
        return send(() -> letter(subject, LetterHeaders.withOriginal(description, original.getHeaders())))
                .onFailure(PublishRejectedException.class)
                .recoverWithUni(() -> send(() -> letter(subject, description)));
    }

    private Uni<PublishAck> send(Supplier<Message> letter) {
        return Uni.createFrom()
                .item(letter)
                .onItem()
                .transformToUni(inFlight::send)
                .onFailure()
                .transform(PublishFailures::classify)
                .onFailure()
                .invoke(failure -> provisioner.provision()); // perhaps the stream is gone
    }

    private static Message letter(String subject, Headers headers, Message original) {
        return NatsMessage.builder()
                .subject(subject)
                .headers(headers)
                .data(original.getData())
                .build();
    }

    private static Message letter(String subject, Headers headers) {
        return NatsMessage.builder().subject(subject).headers(headers).build();
    }

    /** Not the detail: it may quote what the message says of somebody, and logs are kept elsewhere. */
    private static void report(Undeliverable undeliverable, long letter) {
        LOG.errorf(
                "Dead-lettered message %d of %s, %s: dead letter %d tells more",
                undeliverable.original().sequence(),
                undeliverable.original().stream(),
                undeliverable.reason().wireName(),
                letter);
    }
}
