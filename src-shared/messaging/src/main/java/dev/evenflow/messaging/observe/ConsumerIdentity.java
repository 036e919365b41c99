package dev.evenflow.messaging.observe;

import io.opentelemetry.api.common.Attributes;
import io.quarkiverse.reactive.messaging.nats.jetstream.client.consumer.ConsumerConfiguration;

/**
 * A consumer as its spans name it.
 *
 * @param destination the subject, or the stream where there are several
 * @param attributes of every span
 */
record ConsumerIdentity(String destination, Attributes attributes) {

    static ConsumerIdentity of(ConsumerConfiguration<?> consumer) {
        var subjects = consumer.filterSubjects();
        return of(subjects.size() == 1 ? subjects.getFirst() : consumer.stream(), consumer.name());
    }

    static ConsumerIdentity of(String destination, String consumer) {
        return new ConsumerIdentity(
                destination,
                Attributes.builder()
                        .put(MessagingAttributes.SYSTEM, MessagingAttributes.NATS)
                        .put(MessagingAttributes.OPERATION, "process")
                        .put(MessagingAttributes.OPERATION_TYPE, "process")
                        .put(MessagingAttributes.DESTINATION, destination)
                        .put(MessagingAttributes.CONSUMER, consumer)
                        .build());
    }
}
