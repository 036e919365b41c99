package dev.evenflow.notification.message.domain;

import java.util.Locale;

/** The milestone of an order that a message tells of. */
public enum MessageKind {
    RECEIVED,
    CONFIRMED,
    CANCELLED,
    SHIPPED,
    DELIVERED;

    /** As it stands in documents and answers; stable. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageKind named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
