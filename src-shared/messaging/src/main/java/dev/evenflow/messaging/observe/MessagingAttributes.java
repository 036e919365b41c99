package dev.evenflow.messaging.observe;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names of attributes: {@code messaging.*} and {@code error.type} as in the
 * <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">OpenTelemetry conventions</a>,
 * {@code evenflow.*} ours.
 */
final class MessagingAttributes {

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> CONSUMER = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey("messaging.message.conversation_id");
    static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** The wire name of the event. */
    static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("evenflow.event.type");

    /** How many events were handled with this one. The conventions keep theirs for spans of whole batches. */
    static final AttributeKey<Long> BATCH_SIZE = AttributeKey.longKey("evenflow.batch.size");

    static final String NATS = "nats";

    private MessagingAttributes() {}
}
